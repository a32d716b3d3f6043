package io.splitnets.nas.proof;

import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one network everywhere, with every split module of its space and without one, and chooses: the least p99 latency
 * among those whose part fits the memory of the sensor; of all within {@value #PERCENT} % of it the one that keeps the
 * largest share of its channels, since a bottleneck costs accuracy and one per cent of latency is not worth it; of those the
 * one with the fewest bytes on the link.
 */
final class CutRule {
    private static final int PERCENT = 1;

    private final NetworkSpaceSpec space;
    private final NetworkCodec codec;
    private final Architecture network;

    CutRule(NetworkSpaceSpec space, Architecture network) {
        this.space = space;
        this.codec = new NetworkCodec(space);
        this.network = network;
    }

    /** Every cut and ratio that has a steady state on {@code scenario}. */
    List<CutChoice> all(Scenario scenario) {
        SimulatorOracle oracle = new SimulatorOracle(scenario, space);
        List<CutChoice> all = new ArrayList<>();
        add(all, oracle, new SystemQuery(network, SplitPlan.at(SplitPoint.NONE)), 0, 0);
        for (int place = 0; place <= space.phases().size(); place++) {
            int channels = place == 0
                    ? network.stemWidth()
                    : network.phases().get(place - 1).width();
            for (int kept : space.keptChannels()) {
                if (kept < channels) {
                    Architecture split = network.with(
                            new SplitChoice(place, kept, space.splitBits().get(0)));
                    add(all, oracle, new SystemQuery(split, codec.split(split)), kept, channels);
                }
            }
            SplitPoint cut = new SplitPoint(codec.blockBefore(place));
            add(all, oracle, new SystemQuery(network, SplitPlan.at(cut)), channels, channels);
        }
        add(all, oracle, new SystemQuery(network, SplitPlan.at(SplitPoint.ALL)), 0, 0);
        return all;
    }

    private static void add(List<CutChoice> all, SimulatorOracle oracle, SystemQuery query, int kept, int channels) {
        try {
            SystemEstimate estimate = oracle.estimate(query);
            estimate.latency()
                    .ifPresent(latency -> all.add(new CutChoice(
                            query.plan().cut().after(),
                            kept,
                            channels,
                            latency.p99().value(),
                            estimate.linkBytes(),
                            estimate.sensorMemoryBytes())));
        } catch (LayerDoesNotFitException e) {
            // a part that the sensor cannot compute at all is no choice
            return;
        }
    }

    /**
     * The choice among {@code all}; empty where none is admitted.
     *
     * @param memoryBytes memory of the sensor
     * @param rawPixelsMayLeave whether the image itself may be sent
     */
    static Optional<CutChoice> choose(List<CutChoice> all, long memoryBytes, boolean rawPixelsMayLeave) {
        List<CutChoice> admitted = all.stream()
                .filter(choice -> choice.sensorBytes() <= memoryBytes)
                .filter(choice -> rawPixelsMayLeave || !choice.cut().equals(SplitPoint.NONE.after()))
                .toList();
        double least = admitted.stream().mapToDouble(CutChoice::p99Ms).min().orElse(Double.POSITIVE_INFINITY);
        return admitted.stream()
                .filter(choice -> choice.p99Ms() <= least * (100 + PERCENT) / 100)
                .min(Comparator.comparingDouble((CutChoice choice) -> -choice.share())
                        .thenComparingLong(CutChoice::linkBytes)
                        .thenComparingDouble(CutChoice::p99Ms));
    }
}
