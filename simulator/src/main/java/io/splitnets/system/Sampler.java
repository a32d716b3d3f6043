package io.splitnets.system;

import io.splitnets.engine.TieOrder;
import io.splitnets.measure.Estimate;
import io.splitnets.measure.HalfWidthTarget;
import io.splitnets.measure.SerialCorrelation;
import io.splitnets.system.Replication.Window;
import io.splitnets.system.SamplingReport.Method;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs a plan as often as it takes: pilots for the warm-up, replications until the target, or one long replication. */
final class Sampler {
    private final SystemPlan plan;
    private final RunPlan run;
    private final TieOrder tieOrder;
    private final ReplicationPool pool;

    /** Replications, in their order, and how they came about. */
    record Sample(List<Replication> replications, SamplingReport report) {}

    Sampler(SystemPlan plan, RunPlan run, TieOrder tieOrder, int threads) {
        this.plan = plan;
        this.run = run;
        this.tieOrder = tieOrder;
        this.pool = new ReplicationPool(threads);
    }

    /** One run of a plan without randomness. A transient is part of what such a run is asked for, unless it is cut by hand. */
    Sample once() {
        SimTime warmUp = run.warmUp() instanceof WarmUp.Fixed fixed ? fixed.length() : SimTime.ZERO;
        return new Sample(
                replications(window(warmUp, 0), 0, 1),
                new SamplingReport(Method.NONE, 0, warmUp, 0, Optional.empty(), List.of()));
    }

    /**
     * Runs of a plan with randomness.
     *
     * @param steady whether there is a steady state; without one no warm-up is sought and no target pursued
     */
    Sample sample(boolean steady) {
        PilotRuns.Outcome warmUp = warmUp(steady);
        return run.sampling() instanceof Sampling.Replications several
                ? replications(several, warmUp, steady)
                : batches((Sampling.BatchMeans) run.sampling(), warmUp, steady);
    }

    private PilotRuns.Outcome warmUp(boolean steady) {
        if (run.warmUp() instanceof WarmUp.Fixed fixed) {
            return new PilotRuns.Outcome(fixed.length(), 0, List.of());
        }
        return steady
                ? new PilotRuns(plan, run, pool).outcome(run.warmUp().longest())
                : new PilotRuns.Outcome(SimTime.ZERO, 0, List.of());
    }

    private Sample batches(Sampling.BatchMeans asked, PilotRuns.Outcome warmUp, boolean steady) {
        List<Replication> one = replications(window(warmUp.warmUp(), asked.batches()), 0, 1);
        List<String> warnings = new ArrayList<>(warmUp.warnings());
        if (steady) {
            doubts(one.get(0).batches()).ifPresent(warnings::add);
        }
        return new Sample(
                one,
                new SamplingReport(
                        Method.BATCH_MEANS,
                        asked.batches(),
                        warmUp.warmUp(),
                        warmUp.pilots(),
                        Optional.empty(),
                        warnings));
    }

    private static Optional<String> doubts(List<Observed> batches) {
        long empty =
                batches.stream().filter(batch -> batch.latency().count() == 0).count();
        if (empty > 0) {
            return Optional.of(String.format(
                    Locale.ROOT, "%d of %d batches have no result: no interval; run longer", empty, batches.size()));
        }
        double[] means =
                batches.stream().mapToDouble(batch -> batch.latency().mean()).toArray();
        return SerialCorrelation.positive(means)
                ? Optional.of("the means of neighbouring batches are correlated (von Neumann's test, 5 % level): the "
                        + "intervals may be too narrow; run longer, or with fewer batches")
                : Optional.empty();
    }

    private Sample replications(Sampling.Replications asked, PilotRuns.Outcome warmUp, boolean steady) {
        Window window = window(warmUp.warmUp(), 0);
        List<Replication> done = new ArrayList<>(replications(window, 0, asked.min()));
        List<String> warnings = new ArrayList<>(warmUp.warnings());
        Optional<SamplingReport.Target> outcome = Optional.empty();
        if (asked.until().isPresent()) {
            Sampling.Target target = asked.until().get();
            HalfWidthTarget narrow = new HalfWidthTarget(target.halfWidth());
            Estimate estimate = estimate(target.metric(), done);
            while (steady
                    && estimate.halfWidth().isPresent()
                    && !narrow.reached(estimate)
                    && done.size() < asked.max()) {
                int next = Math.min(asked.max(), narrow.replications(estimate, done.size()));
                done.addAll(replications(window, done.size(), next));
                estimate = estimate(target.metric(), done);
            }
            OptionalDouble got = steady ? estimate.relativeHalfWidth() : OptionalDouble.empty();
            outcome = Optional.of(new SamplingReport.Target(
                    target.metric(), target.halfWidth(), got, steady && narrow.reached(estimate)));
            outcome.filter(found -> steady && !found.reached())
                    .ifPresent(found ->
                            warnings.add("not reached with " + done.size() + " replications: " + found.text()));
        }
        return new Sample(
                done,
                new SamplingReport(
                        done.size() == 1 ? Method.NONE : Method.REPLICATIONS,
                        0,
                        warmUp.warmUp(),
                        warmUp.pilots(),
                        outcome,
                        warnings));
    }

    private Estimate estimate(TargetMetric metric, List<Replication> done) {
        return ReplicationSummary.over(done, run.confidence())
                .figures()
                .map(metric::of)
                .orElse(Estimate.plain(0));
    }

    private Window window(SimTime warmUp, int batches) {
        return new Window(warmUp.picoseconds(), run.duration().picoseconds(), batches);
    }

    private List<Replication> replications(Window window, int from, int to) {
        return pool.run(from, to, number -> Replication.run(plan, run, window, number, tieOrder));
    }
}
