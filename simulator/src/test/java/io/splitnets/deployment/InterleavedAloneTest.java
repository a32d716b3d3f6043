package io.splitnets.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.ReferenceTable;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationRun;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real sensors and links: packets in turn and whole frames give the same instants to the picosecond where nobody else is
 * there. Only a link of whole frames is taken from the start of the readout on; packets start with the first row.
 */
class InterleavedAloneTest {
    @TempDir
    private Path folder;

    /** Fast links, which wait for rows, and slow ones, on which rows wait; images, scaled images and feature maps. */
    @ParameterizedTest
    @CsvSource({
        "ov7251, 'preset: d-phy-1lane, lane_rate: 480 Mbit/s', none",
        "ov7251, 'preset: d-phy-1lane, lane_rate: 300 Mbit/s, clock: gated, line_sync: true', none",
        "ov9282, 'preset: d-phy-2lane, lane_rate: 800 Mbit/s', none",
        "og01a1b, 'preset: c-phy-2lane', none",
        "ov6211, 'preset: d-phy-1lane, lane_rate: 80 Mbit/s', none",
        "ov6211, 'preset: c-phy-2lane, tensor_line: 100 B', block5",
        "imx500-sensor, 'preset: imx500-link', none",
        "imx500-sensor, 'preset: imx500-link, lane_rate: 100 Mbit/s', block5",
        "ov6211, 'preset: i3c-sdr, rate: 100 Mbit/s', none",
        "ov6211, 'preset: a-phy-g2', block5"
    })
    void packetsAndFramesAreTheSame(String sensor, String link, String cut) throws IOException {
        List<TimelineFrame> frames = run(sensor, link, cut, "first_come");
        assertThat(frames).hasSizeGreaterThan(10);
        String[] onlyFrames = cut.equals("none") ? new String[] {"linkStart"} : new String[0];
        assertThat(run(sensor, link, cut, "interleaved"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields(onlyFrames)
                .isEqualTo(frames);
    }

    private List<TimelineFrame> run(String sensor, String link, String cut, String arbitration) throws IOException {
        Files.createDirectories(folder.resolve("presets"));
        for (String preset : List.of(
                sensor, link.replaceAll("preset: ([a-z0-9-]+).*", "$1"), "aggregator-npu", "sensor-npu-small")) {
            Path file = ReferenceTable.root().resolve("scenarios/presets/" + preset + ".yaml");
            Files.writeString(folder.resolve("presets").resolve(preset + ".yaml"), Files.readString(file));
        }
        String npu = cut.equals("none") ? "" : ", npu: {preset: sensor-npu-small}";
        Path file = Files.writeString(folder.resolve("alone.yaml"), """
                version: 1
                name: alone
                sensors: [{id: eye, preset: %s, fps: 20 fps%s}]
                links: [{id: csi, sensors: [eye], %s, arbitration: %s}]
                aggregator: {preset: aggregator-npu}
                network: {builtin: mobilenetv1-0.25-96, split: {after: %s}}
                run: {duration: 1 s, replications: 1}
                """.formatted(sensor, npu, link, arbitration, cut));
        Deployment deployment = Deployment.of(ScenarioReader.read(file));
        RunPlan run = new RunPlan(new SimTime(SimTime.PER_SECOND), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.ARRIVAL, 100);
        return SimulationRun.run(deployment.plan(), run, 1).timeline();
    }
}
