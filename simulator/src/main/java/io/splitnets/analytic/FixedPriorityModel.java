package io.splitnets.analytic;

/**
 * Longest response times of periodic work with fixed priorities on one server, in whole units of time. Task 0 is the
 * most urgent. Bounds for any phases; results longer than the period are computed over the whole busy period.
 *
 * <p>Sources: Joseph and Pandya, The Computer Journal 29 (1986) 390 (interrupted at once); George, Rivierre, Spuri,
 * Preemptive and non-preemptive real-time uniprocessor scheduling, INRIA report 2966 (1996) (never interrupted).
 */
public final class FixedPriorityModel {
    private final long[] services;
    private final long[] periods;

    /**
     * Tasks of one server, in the order of their priority.
     *
     * @param services of one frame each, above 0
     * @param periods of the tasks, as many
     */
    public FixedPriorityModel(long[] services, long[] periods) {
        if (services.length != periods.length) {
            throw new IllegalArgumentException(services.length + " services for " + periods.length + " periods");
        }
        this.services = services.clone();
        this.periods = periods.clone();
        double load = 0;
        for (int i = 0; i < services.length; i++) {
            load += (double) services[i] / periods[i];
        }
        if (load > 1) {
            throw new IllegalArgumentException("no bound at load " + load);
        }
    }

    /** Longest response where a more urgent frame interrupts at once: the least R = C + sum ceil(R / Tj) Cj. */
    public long preemptive(int task) {
        long longest = 0;
        long busy = busyPeriod(task, 0);
        for (long earlier = 0; earlier * periods[task] < busy; earlier++) {
            long end = (earlier + 1) * services[task];
            long next = end;
            do {
                end = next;
                next = (earlier + 1) * services[task];
                for (int j = 0; j < task; j++) {
                    next += ceil(end, periods[j]) * services[j];
                }
            } while (next != end);
            longest = Math.max(longest, end - earlier * periods[task]);
        }
        return longest;
    }

    /**
     * Longest response where a service is never interrupted: a less urgent frame has started one unit of time before, so
     * that all but one unit of it blocks; more urgent frames count up to the instant the service starts.
     */
    public long nonPreemptive(int task) {
        long blocking = blocking(task);
        long longest = 0;
        long busy = busyPeriod(task, blocking);
        for (long earlier = 0; earlier * periods[task] < busy; earlier++) {
            long start = blocking + earlier * services[task];
            long next = start;
            do {
                start = next;
                next = blocking + earlier * services[task];
                for (int j = 0; j < task; j++) {
                    next += (start / periods[j] + 1) * services[j];
                }
            } while (next != start);
            longest = Math.max(longest, start + services[task] - earlier * periods[task]);
        }
        return longest;
    }

    private long blocking(int task) {
        long blocking = 0;
        for (int j = task + 1; j < services.length; j++) {
            blocking = Math.max(blocking, services[j] - 1);
        }
        return blocking;
    }

    /** Longest time without a gap in the work of {@code task} and the more urgent ones, after {@code blocking}. */
    private long busyPeriod(int task, long blocking) {
        long length = blocking + services[task];
        long next = length;
        do {
            length = next;
            next = blocking;
            for (int j = 0; j <= task; j++) {
                next += ceil(length, periods[j]) * services[j];
            }
        } while (next != length);
        return length;
    }

    private static long ceil(long time, long period) {
        return (time + period - 1) / period;
    }
}
