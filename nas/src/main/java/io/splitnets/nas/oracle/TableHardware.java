package io.splitnets.nas.oracle;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.report.Provenance;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The two processors of a system that a table is about.
 *
 * @param sensor that of every sensor
 * @param aggregator that of the aggregator
 */
record TableHardware(NpuSpec sensor, NpuSpec aggregator) {
    /**
     * Those of {@code scenario}.
     *
     * @throws IllegalArgumentException if its sensors have different ones, or a part has none
     */
    static TableHardware of(Scenario scenario) {
        List<NpuSpec> sensors = sensors(scenario);
        if (sensors.size() < scenario.cameras().size()
                || !(scenario.aggregator().processor() instanceof Processor.Npu aggregator)) {
            throw new IllegalArgumentException("scenario " + scenario.name()
                    + ": a latency table needs an 'npu' on every sensor and on the aggregator");
        }
        if (sensors.stream().distinct().count() > 1) {
            throw new IllegalArgumentException("scenario " + scenario.name()
                    + ": its sensors have different processors; a latency table is of one");
        }
        return new TableHardware(sensors.get(0), aggregator.spec());
    }

    /** Whether there is a table for {@code scenario}. */
    static boolean alike(Scenario scenario) {
        List<NpuSpec> sensors = sensors(scenario);
        return sensors.size() == scenario.cameras().size()
                && sensors.stream().distinct().count() == 1
                && scenario.aggregator().processor() instanceof Processor.Npu;
    }

    private static List<NpuSpec> sensors(Scenario scenario) {
        return scenario.cameras().stream()
                .map(CameraSpec::processor)
                .flatMap(Optional::stream)
                .filter(Processor.Npu.class::isInstance)
                .map(processor -> ((Processor.Npu) processor).spec())
                .toList();
    }

    /** The policy by which blocks are followed one by one: line buffers reach over several, and are not. */
    MemoryPolicy blockPolicy() {
        return linesOverBlocks() ? MemoryPolicy.NO_OVERLAP : sensor.memoryPolicy();
    }

    /** Whether the peak of a part is not the largest of its blocks. */
    boolean linesOverBlocks() {
        return sensor.memoryPolicy() == MemoryPolicy.PATCH;
    }

    /** Tells processors apart: 16 hexadecimal digits. */
    static String hash(NpuSpec spec) {
        return Provenance.sha256(spec.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
