package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.measure.Mser5;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the warm-up has to be: the longest answer of the rule MSER-5 in pilot runs, whose random numbers are not those
 * of the measured replications. There are as many as there are replications at least, up to ten. Pilots of one long
 * replication are ten, each a tenth as long, so that they cost as much as it does and not ten times as much.
 */
final class PilotRuns {
    private static final int MOST = 10;
    private static final int PART = 10;

    private final SystemPlan plan;
    private final RunPlan run;
    private final ReplicationPool pool;

    /**
     * What the pilots said.
     *
     * @param warmUp how long the warm-up has to be
     * @param pilots how many there were
     * @param warnings why it may be too short, or longer than needed
     */
    record Outcome(SimTime warmUp, int pilots, List<String> warnings) {}

    PilotRuns(SystemPlan plan, RunPlan run, ReplicationPool pool) {
        this.plan = plan;
        this.run = run;
        this.pool = pool;
    }

    /** Runs the pilots; the answer is at most {@code max}. */
    Outcome outcome(SimTime max) {
        boolean parts = run.sampling() instanceof Sampling.BatchMeans;
        int pilots = parts ? PART : Math.min(MOST, run.replications());
        long length = run.duration().picoseconds() / (parts ? PART : 1);
        List<OptionalLong> answers = pool.run(0, pilots, number -> pilot(number, length));
        long lost = answers.stream().filter(OptionalLong::isEmpty).count();
        SimTime longest = new SimTime(
                answers.stream().mapToLong(answer -> answer.orElse(0)).max().orElse(0));
        Optional<String> warning = Optional.empty();
        if (lost > 0) {
            warning = Optional.of(String.format(
                    Locale.ROOT,
                    "MSER-5 found no end of the transient in the first half of %d of %d pilot runs of %s: the warm-up is "
                            + "the longest allowed, %s; the run may be too short",
                    lost,
                    pilots,
                    new SimTime(length),
                    max));
        } else if (longest.compareTo(max) > 0) {
            warning = Optional.of(String.format(
                    Locale.ROOT,
                    "MSER-5 asks for a warm-up of %.4g s, the longest allowed is %s, which was used",
                    longest.toSeconds(),
                    max));
        }
        SimTime warmUp = lost > 0 || longest.compareTo(max) > 0 ? max : longest;
        return new Outcome(warmUp, pilots, warning.stream().toList());
    }

    /** Seeds of files are not negative, so no replication shares its random numbers with a pilot. */
    private OptionalLong pilot(int number, long length) {
        WiredSystem system = SystemBuilder.wire(new Simulation(~run.seed(), number), plan, run.latencyFrom(), 0);
        Mser5 series = new Mser5();
        system.sink().follow(series);
        system.sink().countFrom(Long.MIN_VALUE);
        system.start(length);
        system.runTo(length);
        return series.warmUp();
    }
}
