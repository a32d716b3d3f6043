package io.splitnets.nas.oracle;

import io.splitnets.batch.BatchAnswer;
import io.splitnets.batch.BatchLatency;
import io.splitnets.batch.BatchRun;
import io.splitnets.deployment.Deployment;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.Estimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.system.AdditiveModel;
import io.splitnets.system.OfferedLoad;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.SystemPlan;
import io.splitnets.system.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Tells how a costed system behaves, by one of the tiers.
 *
 * @param run length, replications, seed and where latency starts
 * @param batch whether the batch tier may stand for a run where it is proven
 * @param wanted which tier is asked
 */
record SystemModel(RunPlan run, boolean batch, Tier wanted) {
    SystemEstimate estimate(Deployment deployment) {
        Behaviour behaviour = switch (wanted) {
            case ADDITIVE -> additive(deployment);
            case MEAN_LOAD -> meanLoad(deployment);
            default -> behaviour(deployment.plan());
        };
        Footprint needs = footprint(deployment);
        return new SystemEstimate(
                behaviour.latency(),
                behaviour.load(),
                behaviour.additiveMs(),
                needs.linkBytes(),
                needs.sensorMemoryBytes(),
                FrameEnergy.millijoule(deployment.energy().total()),
                deployment.rawPixelsLeaveSensor(),
                behaviour.tier());
    }

    Tier tier(Deployment deployment) {
        if (!wanted.exact()) {
            return wanted;
        }
        return proven(deployment.plan()).isPresent() ? Tier.BATCH : Tier.DES;
    }

    private Behaviour behaviour(SystemPlan plan) {
        return proven(plan).map(SystemModel::behaviour).orElseGet(() -> behaviour(SimulationRun.run(plan, run, 1)));
    }

    private Behaviour meanLoad(Deployment deployment) {
        return behaviour(MeanLoad.of(deployment.plan())).by(Tier.MEAN_LOAD);
    }

    private Behaviour additive(Deployment deployment) {
        List<OfferedLoad> loads = OfferedLoad.of(deployment.plan());
        double ms = AdditiveModel.terms(deployment.plan(), run.latencyFrom())
                .total()
                .toMillis();
        boolean steady = loads.stream().allMatch(load -> load.excess() <= 0);
        return new Behaviour(
                steady ? Optional.of(new Latency(exact(ms), exact(ms), exact(ms), exact(ms))) : Optional.empty(),
                loads.stream()
                        .mapToDouble(load -> load.load().doubleValue())
                        .max()
                        .orElse(0),
                ms,
                Tier.ADDITIVE);
    }

    private Optional<BatchAnswer> proven(SystemPlan plan) {
        return batch ? BatchRun.answer(plan, run.latencyFrom()) : Optional.empty();
    }

    /** The part of an estimate that depends on how frames meet. */
    private record Behaviour(Optional<Latency> latency, double load, double additiveMs, Tier tier) {
        Behaviour by(Tier other) {
            return new Behaviour(latency, load, additiveMs, other);
        }
    }

    private static Behaviour behaviour(BatchAnswer answer) {
        return new Behaviour(
                answer.latency().map(SystemModel::latency), answer.load(), answer.additiveMs(), Tier.BATCH);
    }

    private static Behaviour behaviour(SimulationResult result) {
        return new Behaviour(
                result.verdict() == Verdict.STABLE ? result.figures().map(SystemModel::latency) : Optional.empty(),
                result.offeredLoad().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0),
                result.additiveMs(),
                Tier.DES);
    }

    static Footprint footprint(Deployment deployment) {
        return new Footprint(
                deployment.linkBytesPerResult(),
                deployment.cameras().stream()
                        .mapToLong(load -> load.memoryBytes())
                        .max()
                        .orElse(0));
    }

    private static Latency latency(SimulationResult.Figures figures) {
        SimulationResult.Latency latency = figures.latency();
        return new Latency(
                interval(latency.mean()), interval(latency.p50()), interval(latency.p95()), interval(latency.p99()));
    }

    static Latency latency(BatchLatency latency) {
        return new Latency(exact(latency.mean()), exact(latency.p50()), exact(latency.p95()), exact(latency.p99()));
    }

    private static Interval exact(double value) {
        return new Interval(value, value, value);
    }

    private static Interval interval(Estimate estimate) {
        return new Interval(
                estimate.value(),
                estimate.low().orElse(estimate.value()),
                estimate.high().orElse(estimate.value()));
    }
}
