package io.splitnets.analytic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Periodic cameras of different rates in front of one server, first come first served. There is no closed form: all
 * frames of one hyper-period are enumerated with the recursion end = max(arrival, last end) + service (Lindley,
 * Proceedings of the Cambridge Philosophical Society 48 (1952) 277), in whole units of time, until the work carried over
 * repeats.
 */
public final class HyperPeriodModel {
    /**
     * A camera: frame k comes at floor(k numerator / denominator) + phase. No rounded period is accumulated.
     *
     * @param numerator of the period, above 0
     * @param denominator of the period, above 0
     * @param phase of the first frame, at least 0
     * @param service of one frame, at least 0
     */
    public record Source(long numerator, long denominator, long phase, long service) {
        long arrival(long k) {
            return BigInteger.valueOf(numerator)
                    .multiply(BigInteger.valueOf(k))
                    .divide(BigInteger.valueOf(denominator))
                    .add(BigInteger.valueOf(phase))
                    .longValueExact();
        }
    }

    /**
     * The waits of the frames of one hyper-period.
     *
     * @param frames of all cameras
     * @param total of their waits
     * @param longest of their waits
     */
    public record Waits(long frames, long total, long longest) {
        /** The mean wait. */
        public double mean() {
            return (double) total / frames;
        }
    }

    private record Arrival(long time, long service) {}

    private HyperPeriodModel() {}

    /**
     * The waits in the periodic regime. Frames that come at one instant are served in the order of {@code sources}.
     *
     * @throws IllegalArgumentException if the work of a hyper-period does not fit into it
     */
    public static Waits waits(List<Source> sources) {
        long period = hyperPeriod(sources);
        long settled = sources.stream().mapToLong(Source::phase).max().orElse(0) / period + 1;
        long carried = 0;
        for (long n = 0; ; n++) {
            List<Arrival> arrivals = arrivals(sources, n * period, (n + 1) * period);
            long work = arrivals.stream().mapToLong(Arrival::service).sum();
            if (work > period) {
                throw new IllegalArgumentException("no steady state: work " + work + " in a period of " + period);
            }
            long free = n * period + carried;
            Waits waits = serve(arrivals, free);
            long left = Math.max(0, end(arrivals, free) - (n + 1) * period);
            if (n >= settled && left == carried) {
                return waits;
            }
            carried = left;
        }
    }

    /** The least whole time after which the pattern of all arrivals repeats. */
    static long hyperPeriod(List<Source> sources) {
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ZERO;
        for (Source source : sources) {
            BigInteger n = BigInteger.valueOf(source.numerator());
            BigInteger d = BigInteger.valueOf(source.denominator());
            BigInteger common = n.gcd(d);
            n = n.divide(common);
            numerator = numerator.multiply(n).divide(numerator.gcd(n));
            denominator = denominator.gcd(d.divide(common));
        }
        return numerator.divide(numerator.gcd(denominator)).longValueExact();
    }

    private static List<Arrival> arrivals(List<Source> sources, long from, long to) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Source source : sources) {
            long k = Math.max(
                    0, (long) ((double) (from - source.phase()) * source.denominator() / source.numerator()) - 1);
            for (long time = source.arrival(k); time < to; time = source.arrival(++k)) {
                if (time >= from) {
                    arrivals.add(new Arrival(time, source.service()));
                }
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::time));
        return arrivals;
    }

    private static Waits serve(List<Arrival> arrivals, long from) {
        long free = from;
        long total = 0;
        long longest = 0;
        for (Arrival arrival : arrivals) {
            long wait = Math.max(0, free - arrival.time());
            total += wait;
            longest = Math.max(longest, wait);
            free = arrival.time() + wait + arrival.service();
        }
        return new Waits(arrivals.size(), total, longest);
    }

    private static long end(List<Arrival> arrivals, long from) {
        long free = from;
        for (Arrival arrival : arrivals) {
            free = Math.max(free, arrival.time()) + arrival.service();
        }
        return free;
    }
}
