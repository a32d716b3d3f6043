package io.splitnets.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerFeatures;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.units.Frequency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CalibratorTest {
    private static final NpuSpec STREAMS = Specs.npu("weights_resident: false");
    private static final List<String> NETWORKS = List.of(
            "mobilenetv1-0.25-96",
            "mobilenetv1-0.5-128",
            "mobilenetv1-1.0-224",
            "mobilenetv2-0.35-128",
            "mobilenetv2-1.0-160",
            "resnet8");

    /** 0.5 cycles per activation byte, 2 per weight byte and 1,000 per layer, as an accelerator might take. */
    private static Measurement made(String name, double perOnChip, double perExternal, double perLayer) {
        List<LayerWorkload> layers = BuiltinNetworks.find(name).orElseThrow().workloads();
        double cycles = 0;
        for (LayerFeatures layer : new NpuCostModel(STREAMS).features(layers)) {
            cycles += Math.max(
                    layer.leastCycles(1),
                    perOnChip * layer.onChipBytes() + perExternal * layer.externalBytes() + perLayer);
        }
        return new Measurement(
                name, name.split("-", 2)[0], layers, cycles / 100_000, STREAMS.clock(), OptionalLong.empty());
    }

    private static List<Measurement> made() {
        return NETWORKS.stream().map(name -> made(name, 0.5, 2, 1000)).toList();
    }

    @Test
    void findsTheConstantsThatMadeTheData() {
        Calibration fit =
                new Calibrator(STREAMS).fit(made(), List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));

        assertThat(fit.fitted().cycles(CostTerm.EXTERNAL)).isCloseTo(2, within(1e-5));
        assertThat(fit.fitted().cycles(CostTerm.ON_CHIP)).isCloseTo(0.5, within(1e-5));
        assertThat(fit.fitted().cycles(CostTerm.LAYERS)).isCloseTo(1000, within(1e-2));
        assertThat(fit.fit().worst()).isLessThan(1e-9);
        assertThat(fit.leaveOneOut().worst()).isLessThan(1e-9);
        assertThat(fit.leaveOneBackboneOut())
                .hasValueSatisfying(errors -> assertThat(errors.worst()).isLessThan(1e-9));
        assertThat(fit.kendallTau()).isEqualTo(1);
        assertThat(fit.repeatedChoice()).isEmpty();
        assertThat(fit.ownSizes()).isEmpty();
    }

    @Test
    void choosesTheTermsThatMadeTheData() {
        Calibration fit = new Calibrator(STREAMS).fit(made());

        assertThat(fit.chosen()).isTrue();
        assertThat(fit.terms()).containsExactly(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS);
        assertThat(fit.repeatedChoice()).isPresent();
    }

    @Test
    void takesLayersThatComputeAllTheTimeAtTheirBound() {
        // 0.01 cycles per byte: the array of 256 is what most layers wait for.
        List<Measurement> data =
                NETWORKS.stream().map(name -> made(name, 0.01, 0.02, 300)).toList();
        Calibration fit =
                new Calibrator(STREAMS).fit(data, List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));

        assertThat(fit.fit().worst()).isLessThan(1e-9);
        assertThat(fit.fitted().cycles(CostTerm.LAYERS)).isCloseTo(300, within(1e-2));
    }

    @Test
    void leftOutErrorsAreThoseOfAFitWithoutTheNetwork() {
        List<Measurement> data = new ArrayList<>(made());
        Measurement odd = data.get(3);
        data.set(
                3,
                new Measurement(
                        odd.network(),
                        odd.backbone(),
                        odd.layers(),
                        odd.millis() * 1.25,
                        odd.clock(),
                        odd.storedBytes()));
        Calibration fit =
                new Calibrator(STREAMS).fit(data, List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));

        assertThat(fit.rows().get(3).leftOut()).isCloseTo(-0.2, within(1e-9));
        assertThat(Math.abs(fit.rows().get(3).error())).isLessThan(0.2);
        assertThat(fit.leaveOneOut().worst()).isGreaterThanOrEqualTo(0.2 - 1e-9);
    }

    /** Measured at another clock: bytes from outside took the same time, and so more cycles, all else the same cycles. */
    @Test
    void countsCyclesOfTheClockOfTheMeasurement() {
        List<Measurement> data = new ArrayList<>(made());
        for (int i = 0; i < data.size(); i += 2) {
            Measurement row = data.get(i);
            double millis = made(row.network(), 0.5, 8, 1000).millis() / 4;
            data.set(
                    i,
                    new Measurement(
                            row.network(),
                            row.backbone(),
                            row.layers(),
                            millis,
                            Frequency.ofHertz(400_000_000),
                            row.storedBytes()));
        }

        Calibration fit =
                new Calibrator(STREAMS).fit(data, List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));
        assertThat(fit.fit().worst()).isLessThan(1e-9);
        assertThat(fit.fitted().cycles(CostTerm.EXTERNAL)).isCloseTo(2, within(1e-5));
        assertThat(fit.fitted().clock()).contains(STREAMS.clock());
    }

    @Test
    void saysWhatBindsEachNetwork() {
        List<Measurement> data = made();
        Calibration fit =
                new Calibrator(STREAMS).fit(data, List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));

        assertThat(fit.rows()).allSatisfy(row -> {
            assertThat(row.shares().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(row.shares().get("layers"))
                    .isCloseTo(
                            1000.0
                                    * row.measurement().layers().size()
                                    / row.measurement().cycles(),
                            within(1e-6));
        });
        assertThat(fit.rows().get(2).boundBy()).isEqualTo("external");
        assertThat(fit.rows().get(5).boundBy()).isEqualTo("on_chip");
    }

    @Test
    void countsWhatTheCompilerStoresBesideTheWeights() {
        List<LayerWorkload> layers =
                BuiltinNetworks.find("mobilenetv1-0.25-96").orElseThrow().workloads();
        List<LayerFeatures> features = new NpuCostModel(STREAMS).features(layers);
        long weights = features.stream().mapToLong(LayerFeatures::weightBytes).sum();
        long channels = features.stream().mapToLong(LayerFeatures::channels).sum();

        assertThat(StoredWeights.perChannel(features, OptionalLong.of(weights + 12 * channels)))
                .hasValue(12);
        assertThat(StoredWeights.perChannel(features, OptionalLong.empty())).isEmpty();
    }

    /** A measured size below that of the weights stands for a smaller network; what was fitted before is not in the data. */
    @Test
    void takesAStoredSizeForTheWeights() {
        List<Measurement> half = new ArrayList<>();
        for (Measurement row : made()) {
            List<LayerFeatures> layers = new NpuCostModel(STREAMS).features(row.layers());
            long bytes = layers.stream().mapToLong(LayerFeatures::weightBytes).sum();
            half.add(new Measurement(
                    row.network(),
                    row.backbone(),
                    row.layers(),
                    row.millis() - 1e-5 * bytes,
                    row.clock(),
                    OptionalLong.of(bytes / 2)));
        }
        Calibrator calibrator = new Calibrator(STREAMS);
        Calibration fit = calibrator.fit(half, List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP, CostTerm.LAYERS));

        assertThat(fit.fitted().cycles(CostTerm.EXTERNAL)).isCloseTo(2, within(1e-4));
        assertThat(calibrator.doubts(half))
                .hasSize(6)
                .allSatisfy(doubt -> assertThat(doubt).contains("fewer weights are stored"));
        assertThat(calibrator.doubts(made())).isEmpty();
    }

    @Test
    void doubtsWhatIsFasterThanTheArray() {
        NpuSpec slow = Specs.npu("rows: 2\ncolumns: 2\nweights_resident: false");

        assertThat(new Calibrator(slow).doubts(made()))
                .isNotEmpty()
                .allSatisfy(doubt -> assertThat(doubt).contains("array and ports take"));
    }

    @Test
    void refusesTooFewMeasurements() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibrator(STREAMS).fit(made().subList(0, 2)))
                .withMessageContaining("3 measurements");
    }
}
