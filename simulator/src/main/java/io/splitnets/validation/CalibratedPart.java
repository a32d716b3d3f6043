package io.splitnets.validation;

import io.splitnets.calibration.Calibration;
import io.splitnets.calibration.Calibrator;
import io.splitnets.calibration.Measurement;
import io.splitnets.calibration.MeasurementReader;
import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import java.util.List;

/** Measured latencies of a part beside a calibration to them, or to all but the one that is predicted. */
final class CalibratedPart implements Benchmark {
    private final About about;
    private final Demand demand;
    private final String part;
    private final List<CostTerm> terms;

    private CalibratedPart(About about, Demand demand, String part, List<CostTerm> terms) {
        this.about = about;
        this.demand = demand;
        this.part = part;
        this.terms = List.copyOf(terms);
    }

    /** A model of traffic alone, chosen before the figures were looked at: small networks are bound by it. */
    static CalibratedPart stm32n6() {
        return new CalibratedPart(
                new About(
                        "stm32n6",
                        "STM32N6 accelerator, latency of 6 networks",
                        "STMicroelectronics, stm32ai-modelzoo, STM32N6570-DK, STM32Cube.AI 10.0.0",
                        "2024",
                        "MobileNetV1 and V2, 128 and 224 px, 8 bit, weights in external flash",
                        Kind.LEFT_OUT),
                Demand.worst(ErrorScale.PERCENT, 10).mean(5),
                "stm32n6",
                List.of(CostTerm.EXTERNAL, CostTerm.ON_CHIP));
    }

    /** Three constants from four figures say nothing of a fifth network; they carry the cycles to another clock. */
    static CalibratedPart gap9() {
        return new CalibratedPart(
                new About(
                        "gap9",
                        "GAP9 at 240 MHz, latency of 4 networks",
                        "MLPerf Tiny v1.0, closed division, GreenWaves Technologies, gap9_650_240",
                        "2022",
                        "these four MLPerf Tiny networks at any clock, not others; 8 bit, weights on chip",
                        Kind.FITTED),
                Demand.worst(ErrorScale.PERCENT, 1),
                "gap9",
                List.of(CostTerm.ON_CHIP, CostTerm.DEPTHWISE, CostTerm.FRAME));
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Demand demand() {
        return demand;
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        Document preset = Document.read(folders.scenario("presets/" + part + "-like.yaml"));
        NpuSpec spec = NpuSpec.read(preset.root());
        List<Measurement> data = MeasurementReader.read(folders.scenario("calibration/" + part + ".csv"), spec.clock());
        return new Calibrator(spec)
                .fit(data, terms).rows().stream().map(this::compare).toList();
    }

    private Comparison compare(Calibration.Row row) {
        double millis = row.measurement().millis();
        double error = about.kind() == Kind.LEFT_OUT ? row.leftOut() : row.error();
        return new Comparison(row.measurement().network() + ", ms", millis, millis * (1 + error));
    }
}
