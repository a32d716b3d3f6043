package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.DepthwiseMode;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.LayerWorkload;
import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any layer on any accelerator, over random ones of every dataflow and mode. */
class CostBoundsTest {
    private static final int TRIALS = 700;

    /** Neither arithmetic nor any byte that has to move is free, and nobody does more than all units can. */
    @ParameterizedTest
    @ValueSource(strings = {"ws", "os", "is", "rs"})
    void neverBelowArithmeticOrCompulsoryTraffic(String dataflow) {
        SplittableRandom random = new SplittableRandom(dataflow.hashCode());
        int fitting = 0;
        for (int i = 0; i < TRIALS; i++) {
            NpuSpec spec = Hardware.any(random, dataflow).spec("");
            LayerWorkload layer = Layers.any(random);
            try {
                LayerCost cost = new NpuCostModel(spec).cost(layer);
                fitting++;
                holds(cost, spec, layer);
            } catch (LayerDoesNotFitException e) {
                assertThat(e.missing()).as("%s", e.getMessage()).isNotNegative();
            }
        }
        assertThat(fitting).isGreaterThan(TRIALS / 2);
    }

    private static void holds(LayerCost cost, NpuSpec spec, LayerWorkload layer) {
        LayerTraffic traffic = cost.traffic();
        boolean resident = traffic.weights() == 0;
        long weights = resident ? 0 : cost.weightsBytes() / spec.rowStationary().batch();
        long activations = cost.ifmapBytes() + cost.ofmapBytes();
        assertThat(traffic.total()).isGreaterThanOrEqualTo(weights + activations);
        assertThat(traffic.sramBytes()).isGreaterThanOrEqualTo(traffic.total() - traffic.sums());
        long outside = weights + (traffic.spilled() ? activations : 0);
        long units = spec.depthwise() == DepthwiseMode.VECTOR && layer.op().equals("DWCONV")
                ? spec.vectorLanes()
                : spec.processingElements();
        long overhead = spec.layerOverheadCycles();
        assertThat(cost.cycles())
                .isGreaterThanOrEqualTo(overhead + Folds.ceilDiv(layer.macs(), units))
                .isGreaterThanOrEqualTo(overhead + cycles(outside, spec.weightBytesPerCycle()))
                .isGreaterThanOrEqualTo(overhead + cycles(activations, spec.activationBytesPerCycle()))
                .isGreaterThanOrEqualTo(overhead + cost.computeCycles())
                .isGreaterThanOrEqualTo(overhead + cost.memoryCycles());
        assertThat(cost.utilisation()).isBetween(0.0, 1.0);
    }

    private static long cycles(long bytes, Rational port) {
        return Rational.of(bytes).dividedBy(port).ceil();
    }

    /** Wider ports and more memory; a row-stationary mapping is chosen for traffic, so that only its ports are here. */
    @ParameterizedTest
    @ValueSource(strings = {"ws", "os", "is", "rs"})
    void moreOfAnythingIsNeverSlower(String dataflow) {
        SplittableRandom random = new SplittableRandom(31L * dataflow.hashCode());
        List<String> more = new ArrayList<>(List.of("activation_port", "weight_port", "vector_lanes"));
        if (!dataflow.equals("rs")) {
            more.addAll(List.of("activation_memory", "weight_memory"));
        }
        for (int i = 0; i < TRIALS / 2; i++) {
            Hardware hardware = Hardware.any(random, dataflow);
            LayerWorkload layer = Layers.any(random);
            long before = cycles(hardware.spec(""), layer);
            for (String key : more) {
                assertThat(cycles(hardware.spec(hardware.doubled(key)), layer))
                        .as("%s of %s, %s", key, hardware, layer)
                        .isLessThanOrEqualTo(before);
            }
            if (before < Long.MAX_VALUE) {
                NpuCostModel model = new NpuCostModel(hardware.spec(""));
                NpuCostModel faster = new NpuCostModel(hardware.spec("clock: 200 MHz"));
                assertThat(faster.time(faster.cost(layer))).isLessThanOrEqualTo(model.time(model.cost(layer)));
            }
        }
    }

    /** As slow as can be where it does not fit. */
    private static long cycles(NpuSpec spec, LayerWorkload layer) {
        try {
            return new NpuCostModel(spec).cost(layer).cycles();
        } catch (LayerDoesNotFitException e) {
            return Long.MAX_VALUE;
        }
    }

    /** More bits of a weight or an activation are more traffic, and no fewer cycles. */
    @ParameterizedTest
    @ValueSource(strings = {"ws", "os", "is"})
    void moreTrafficIsNeverFaster(String dataflow) {
        SplittableRandom random = new SplittableRandom(17L * dataflow.hashCode());
        for (int i = 0; i < TRIALS / 2; i++) {
            Hardware hardware = Hardware.any(random, dataflow);
            LayerWorkload layer = Layers.any(random);
            for (String key : List.of("weight_bits", "activation_bits")) {
                long before = 0;
                for (int bits : new int[] {4, 8, 16}) {
                    long cycles = cycles(hardware.spec(key + ": " + bits + " bit"), layer);
                    assertThat(cycles)
                            .as("%s: %d of %s, %s", key, bits, hardware, layer)
                            .isGreaterThanOrEqualTo(before);
                    before = cycles;
                }
            }
        }
    }

    /** A random accelerator as text. */
    private record Hardware(
            String base, int lanes, int activationMemory, int weightMemory, int activationPort, int weightPort) {
        static Hardware any(SplittableRandom random, String dataflow) {
            DepthwiseMode[] modes = DepthwiseMode.values();
            String base = "dataflow: " + dataflow
                    + "\nrows: " + random.nextInt(1, 40)
                    + "\ncolumns: " + random.nextInt(1, 40)
                    + "\ndepthwise: "
                    + modes[random.nextInt(modes.length)].name().toLowerCase(Locale.ROOT)
                    + "\nconvention: " + (random.nextBoolean() ? "rtl" : "scalesim")
                    + "\nweights_resident: " + random.nextBoolean()
                    + "\ndma: " + (random.nextBoolean() ? "double_buffered" : "single_buffered")
                    + "\nlayer_overhead: " + random.nextInt(0, 500) + " cycles"
                    + (dataflow.equals("ws") ? "\nshadow_weights: " + random.nextBoolean() : "");
            return new Hardware(
                    base,
                    random.nextInt(1, 100),
                    random.nextInt(1, 1 << random.nextInt(5, 17)),
                    random.nextInt(1, 1 << random.nextInt(5, 15)),
                    random.nextInt(1, 64),
                    random.nextInt(1, 64));
        }

        String doubled(String key) {
            int value = switch (key) {
                case "vector_lanes" -> lanes;
                case "activation_memory" -> activationMemory;
                case "weight_memory" -> weightMemory;
                case "activation_port" -> activationPort;
                default -> weightPort;
            };
            String unit = key.endsWith("memory") ? " B" : key.endsWith("port") ? " B/cycle" : "";
            return key + ": " + 2 * value + unit;
        }

        NpuSpec spec(String change) {
            StringBuilder text = new StringBuilder(base);
            String sizes = "vector_lanes: " + lanes
                    + "\nactivation_memory: " + activationMemory + " B"
                    + "\nweight_memory: " + weightMemory + " B"
                    + "\nactivation_port: " + activationPort + " B/cycle"
                    + "\nweight_port: " + weightPort + " B/cycle";
            String changed = change.isEmpty() ? "" : change.substring(0, change.indexOf(':') + 1);
            for (String line : sizes.split("\n", -1)) {
                text.append(!changed.isEmpty() && line.startsWith(changed) ? "" : "\n" + line);
            }
            return Specs.npu(text + "\n" + change);
        }
    }
}
