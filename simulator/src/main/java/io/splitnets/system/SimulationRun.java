package io.splitnets.system;

import io.splitnets.engine.TieOrder;
import io.splitnets.measure.GrowthTrend;
import io.splitnets.system.Sampler.Sample;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/** Runs a plan: its replications, the verdict, the figures. */
public final class SimulationRun {
    private final SystemPlan plan;
    private final RunPlan run;
    private final TieOrder tieOrder;
    private List<Replication> measured = List.of();

    private SimulationRun(SystemPlan plan, RunPlan run, TieOrder tieOrder) {
        this.plan = plan;
        this.run = run;
        this.tieOrder = tieOrder;
    }

    /**
     * A result with what it was made from.
     *
     * @param result the figures
     * @param replications behind them, in their order; a single one, over one period, if the regime was found
     */
    record Outcome(SimulationResult result, List<Replication> replications) {
        /** What intervals come from: the replications, or the batches of the only one. */
        List<Observed> parts() {
            return result.sampling().batches() > 0
                    ? replications.get(0).batches()
                    : replications.stream().map(Replication::whole).toList();
        }
    }

    /**
     * Runs the plan. One with randomness is run as its run plan says, replication r on substream r of every stream; one
     * without is run once, and its periodic regime is sought. The result does not depend on the number of threads.
     *
     * @param threads at least 1
     * @throws IllegalStateException if the run breaks one of its identities (conservation, Little's law, busy time,
     *     stage sums), which is a fault of the program
     */
    public static SimulationResult run(SystemPlan plan, RunPlan run, int threads) {
        return outcome(plan, run, TieOrder.DOCUMENTED, threads).result();
    }

    /** As {@link #run}, with another order of simultaneous events and the replications themselves. */
    static Outcome outcome(SystemPlan plan, RunPlan run, TieOrder tieOrder, int threads) {
        SimulationRun running = new SimulationRun(plan, run, tieOrder);
        SimulationResult result = running.result(threads);
        return new Outcome(result, running.measured);
    }

    /** Whether two replications of the plan can differ. */
    public static boolean random(SystemPlan plan) {
        for (CameraPlan camera : plan.cameras()) {
            if (camera.arrivals().random() || camera.flows().stream().anyMatch(FlowPlan::random)) {
                return true;
            }
        }
        for (BackgroundPlan job : plan.aggregator().background()) {
            if (job.interarrival().random() || job.service().random()) {
                return true;
            }
        }
        return plan.aggregator().networks().stream().anyMatch(NetworkPlan::random);
    }

    private SimulationResult result(int threads) {
        boolean random = random(plan);
        List<OfferedLoad> loads = OfferedLoad.of(plan);
        Sampler sampler = new Sampler(plan, run, tieOrder, threads);
        Sample sample = random ? sampler.sample(!full(loads)) : sampler.once();
        List<Replication> replications = sample.replications();
        Optional<Replication> regime =
                random || endless(loads) ? Optional.empty() : SteadyRegime.find(plan, run, tieOrder);
        List<String> reasons = new ArrayList<>();
        boolean steady = saturation(loads, regime.isPresent(), reasons);
        Verdict verdict = reasons.isEmpty() ? Verdict.STABLE : Verdict.OVERLOADED;
        if (verdict == Verdict.STABLE && regime.isEmpty() && grew(replications)) {
            verdict = Verdict.BACKLOGGED;
            reasons.add("the number of frames inside grew over the measured window although no station is overloaded");
        }
        measured = regime.map(List::of).orElse(replications);
        ReplicationSummary whole = sample.report().batches() > 0
                ? ReplicationSummary.overBatches(replications.get(0), run.confidence())
                : ReplicationSummary.over(replications, run.confidence());
        ReplicationSummary summary = regime.map(ReplicationSummary::exact).orElse(whole);
        List<NetworkFigures> networks = (steady ? summary : whole)
                .networks(plan.aggregator().networks(), additiveMs(), verdict != Verdict.OVERLOADED);
        return new SimulationResult(
                plan.name(),
                run.seed(),
                verdict,
                reasons,
                regime.isPresent(),
                !random && regime.isEmpty(),
                replications.size(),
                new SimTime(Math.multiplyExact(run.duration().picoseconds(), (long) replications.size())),
                replications.stream()
                        .map(Replication::counts)
                        .reduce(FrameCounts::plus)
                        .orElseThrow(),
                whole.loss(),
                verdict == Verdict.OVERLOADED ? Optional.empty() : summary.figures(),
                (steady ? summary : whole).utilisation(),
                (steady ? summary : whole).occupancy(),
                byStation(loads),
                NetworkFigures.meanAdditiveMs(networks),
                replications.stream().mapToLong(Replication::events).sum(),
                fingerprint(replications),
                replications.get(0).timeline(),
                regime.isPresent() ? sample.report().exact() : sample.report(),
                networks);
    }

    private double[] additiveMs() {
        return IntStream.range(0, plan.aggregator().networks().size())
                .mapToDouble(network -> AdditiveModel.terms(plan, network, run.latencyFrom())
                        .total()
                        .toMillis())
                .toArray();
    }

    /** Whether a plan with randomness has no steady state, or one that only losses keep. */
    private boolean full(List<OfferedLoad> loads) {
        return mismatched() || loads.stream().anyMatch(load -> load.excess() >= 0);
    }

    private static boolean grew(List<Replication> replications) {
        return GrowthTrend.grew(replications.stream().map(Replication::levels).toArray(double[][]::new));
    }

    /** Queues grow without end, so that no regime needs to be sought. */
    private boolean endless(List<OfferedLoad> loads) {
        return mismatched() || loads.stream().anyMatch(load -> !load.loses() && load.excess() > 0);
    }

    /** Joins by trigger numbers; cameras of different rates drift apart for ever. */
    private boolean mismatched() {
        FlowTable flows = new FlowTable(plan);
        List<NetworkPlan> networks = plan.aggregator().networks();
        return IntStream.range(0, networks.size())
                .anyMatch(i ->
                        networks.get(i).fusion().filter(FusionPlan::byTrigger).isPresent()
                                && flows.ofNetwork(i).stream()
                                                .map(SimulationRun::nominalRate)
                                                .filter(rate -> rate.compareTo(BigFraction.ZERO) > 0)
                                                .distinct()
                                                .count()
                                        > 1);
    }

    private static BigFraction nominalRate(FlowTable.Flow flow) {
        return Arrivals.nominalRate(flow.source().arrivals())
                .multiply(Arrivals.fraction(flow.plan().share()));
    }

    /**
     * Names the saturated stations; returns whether there is a steady state all the same, because they lose what they
     * cannot do. A station that is exactly full is saturated unless a regime without randomness shows that it keeps up.
     */
    private boolean saturation(List<OfferedLoad> loads, boolean regime, List<String> reasons) {
        boolean steady = true;
        for (OfferedLoad load : loads) {
            if (load.excess() > 0 || (load.excess() == 0 && !regime)) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "%s is offered %.4g times what it can do and %s",
                        load.station(),
                        load.load().doubleValue(),
                        load.loses() ? "loses frames" : "its queue grows without end: no steady state, no latency"));
                steady &= load.loses();
            }
        }
        if (mismatched()) {
            reasons.add("fusion joins equal trigger numbers, but the cameras' rates differ: "
                    + "frames of the faster ones wait without end");
            steady = false;
        }
        return steady;
    }

    private static Map<String, Double> byStation(List<OfferedLoad> loads) {
        Map<String, Double> byStation = new LinkedHashMap<>();
        loads.forEach(load -> byStation.put(load.station(), load.load().doubleValue()));
        return byStation;
    }

    private static long fingerprint(List<Replication> replications) {
        long combined = replications.get(0).fingerprint();
        for (Replication replication : replications.subList(1, replications.size())) {
            combined = (Long.rotateLeft(combined, 23) ^ replication.fingerprint()) * 0x9E3779B97F4A7C15L;
        }
        return combined;
    }
}
