package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that nobody builds are refused with their place, or simulated; they are never called a fault of the program. */
class ExtremeScenariosTest {
    /** Two cameras on one interleaved link. */
    private static final String BUS = "../scenarios/xr-tasks.yaml";

    private static final String EYE = "../scenarios/single-view.yaml";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sensors.eye.npu.clock=1 Hz",
                "links.csi0.lane_rate=1 bit/s",
                "aggregator.npu.clock=1 Hz",
                "aggregator.background.other.service={dist: lognormal, mean: 9000 s, cv: 100}"
            })
    void whatNoRunSeesTheEndOfOverloads(String setting) {
        Session session = run(EYE, setting, "run.replications=2", "run.duration=2 s", "run.warmup=0 s");

        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OVERLOADED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first_come", "interleaved"})
    void aSharedLinkThatIsFarTooSlowOverloads(String arbitration) {
        Session session = run(
                BUS,
                "links.csi_front.arbitration=" + arbitration,
                "links.csi_front.lane_rate=1 bit/s",
                "run.duration=1 s",
                "run.warmup=0 s");

        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OVERLOADED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensors.eye.fps=0.000001 fps | --set:1:1: sensors[0].fps: '0.000001 fps': the period",
                "sensors.eye.fps=100000000000 fps | --set:1:1: sensors[0].fps: '100000000000 fps': the period 10 ps is not",
                "sensors.eye.phase=9000000 s | --set:1:1: sensors[0].phase: '9000000 s': expected at most 9007.",
                "sensors.eye.pixel_clock=0.001 Hz | --set:1:1: sensors[0].pixel_clock: '0.001 Hz': expected a faster clock",
                "links.csi0.lane_rate=1499999999.9999 bit/s | scenario single-view: a time of it does not fit",
                "links.csi0.lane_rate=0.000001 bit/s | scenario single-view: a time of it does not fit",
                "aggregator.npu.clock=0.001 Hz | scenario single-view: a time of it does not fit",
                "sensors.eye.width=65536 | --set:1:1: sensors[0].width: '65536': a row of"
            })
    void whatHasNoExactTimeIsRefusedWithItsPlace(String setting, String message) {
        Session session = run(EYE, setting);

        assertThat(session.firstError()).contains(message);
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
    }

    private static Session run(String file, String... settings) {
        List<String> words = new ArrayList<>(List.of("run", file));
        for (String setting : settings) {
            words.addAll(List.of("--set", setting));
        }
        return Session.of(words.toArray(String[]::new));
    }
}
