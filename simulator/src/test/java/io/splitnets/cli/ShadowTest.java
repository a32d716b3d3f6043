package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What queueing theory says beside a run: laws that hold, bounds that are kept, waits to compare with. */
class ShadowTest {
    @TempDir
    private Path folder;

    /** Four cameras whose frames go over links of their own, in no time, to an aggregator that takes {@code service}. */
    private JsonNode shadow(String[] arrivals, String service, String run) throws IOException {
        return shadow(arrivals, new int[arrivals.length], service, run);
    }

    private JsonNode shadow(String[] arrivals, int[] phasesUs, String service, String run) throws IOException {
        StringBuilder sensors = new StringBuilder();
        StringBuilder processes = new StringBuilder();
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < arrivals.length; i++) {
            sensors.append("  - {id: cam" + i + ", preset: ov6211, fps: 30 fps, exposure: {time: 1 ms}, phase: "
                    + phasesUs[i] + " us}\n");
            processes.append("  cam" + i + ": " + arrivals[i] + "\n");
            links.append("  - {id: csi" + i + ", sensors: [cam" + i + "], service: {dist: constant, mean: 0 ms}}\n");
        }
        String text =
                "version: 1\nname: shadow\nlatency_from: arrival\nsensors:\n" + sensors + "arrivals:\n" + processes
                        + "links:\n" + links + "aggregator: {service: " + service
                        + ", queue: {frames: unbounded, on_full: block}}\n"
                        + "run: " + run + "\n";
        Path file = Files.writeString(folder.resolve("shadow.yaml"), text);
        Session session = Session.of("run", file.toString(), "--json");
        assertThat(session.err()).isEmpty();
        return session.json().get("analytic_shadow");
    }

    private static String[] four(String arrivals) {
        return new String[] {arrivals, arrivals, arrivals, arrivals};
    }

    private static double value(JsonNode station, String name) {
        return station.get("theory").get(name).get("value").asDouble();
    }

    /** The published case: four times 30 per second on 6 ms wait 7.714286 ms. */
    @Test
    void poissonCamerasStandBesideMd1() throws IOException {
        String run = "{duration: 60 s, warmup: 2 s, replications: 10, seed: 1}";
        JsonNode shadow = shadow(four("{kind: poisson}"), "{dist: constant, mean: 6 ms}", run);
        JsonNode bottleneck = shadow.get("bottleneck");
        assertThat(bottleneck.get("station").asString()).isEqualTo("aggregator");
        assertThat(value(bottleneck, "md1_mean_wait_ms")).isCloseTo(7.714286, within(5e-7));
        assertThat(bottleneck.get("mean_wait_ms").asDouble()).isCloseTo(7.714286, within(0.6));
        assertThat(bottleneck.get("offered_load").asDouble()).isCloseTo(0.72, within(1e-12));
        assertThat(bottleneck.get("busy_share").asDouble()).isCloseTo(0.72, within(0.01));
        assertThat(shadow.get("longest_wait")).isNull();
        JsonNode little = shadow.get("little");
        assertThat(little.get("product").asDouble())
                .isCloseTo(little.get("frames_inside").asDouble(), within(0.05));
    }

    @Test
    void aRandomServiceMakesItMg1() throws IOException {
        JsonNode shadow = shadow(
                new String[] {"{kind: poisson}"},
                "{dist: exponential, mean: 15 ms}",
                "{duration: 20 s, replications: 2, seed: 1}");
        // M/M/1: rho S / (1 - rho), rho = 0.45
        assertThat(value(shadow.get("bottleneck"), "mg1_mean_wait_ms")).isCloseTo(0.45 * 15 / 0.55, within(1e-9));
    }

    /** The published case: V = 4, S = 6 ms wait 9 ms in the mean and 18 at most. */
    @Test
    void synchronousCamerasWaitAsLongAsTheoryAllows() throws IOException {
        JsonNode shadow = shadow(
                four("{kind: periodic}"), "{dist: constant, mean: 6 ms}", "{duration: 1 s, replications: 1, seed: 1}");
        JsonNode station = shadow.get("bottleneck");
        assertThat(station.get("mean_wait_ms").asDouble()).isCloseTo(9, within(1e-9));
        assertThat(value(station, "in_phase_mean_wait_ms")).isCloseTo(9, within(1e-9));
        assertThat(value(station, "in_phase_longest_wait_ms")).isCloseTo(18, within(1e-9));
        assertThat(station.get("theory")
                        .get("in_phase_longest_wait_ms")
                        .get("bound")
                        .asBoolean())
                .isTrue();
        assertThat(value(station, "random_phases_mean_wait_ms")).isCloseTo(2.308176, within(5e-7));
        assertThat(shadow.get("penalty_ms").get("aggregator_wait").asDouble()).isCloseTo(9, within(1e-9));
        assertThat(shadow.get("penalty_ms").get("rest").asDouble()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyPhasesKeepTheBoundAndLittlesLaw(int number) throws IOException {
        int[] phases = new int[4];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = (number * 7919 + i * i * 3571 * number) % 33_000;
        }
        String run = "{duration: 1 s, replications: 1, seed: 1}";
        JsonNode shadow = shadow(four("{kind: periodic}"), phases, "{dist: constant, mean: 7 ms}", run);
        JsonNode station = shadow.get("bottleneck");
        assertThat(station.get("mean_wait_ms").asDouble()).isBetween(0.0, value(station, "in_phase_mean_wait_ms"));
        JsonNode little = shadow.get("little");
        assertThat(little.get("product").asDouble())
                .isCloseTo(little.get("frames_inside").asDouble(), within(1e-9));
    }

    @Test
    void arrivalsOfTwoKindsHaveNoClosedForm() throws IOException {
        JsonNode shadow = shadow(
                new String[] {"{kind: periodic}", "{kind: poisson}"},
                "{dist: constant, mean: 6 ms}",
                "{duration: 2 s, replications: 2, seed: 1}");
        assertThat(shadow.get("bottleneck").get("theory")).isEmpty();
        assertThat(shadow.get("bottleneck").get("mean_wait_ms").asDouble()).isPositive();
    }

    @Test
    void anOverloadedSystemHasLoadsOnly() throws IOException {
        JsonNode shadow = shadow(
                four("{kind: periodic}"), "{dist: constant, mean: 10 ms}", "{duration: 1 s, replications: 1, seed: 1}");
        assertThat(shadow.get("bottleneck").get("offered_load").asDouble()).isCloseTo(1.2, within(1e-9));
        assertThat(shadow.get("bottleneck").get("theory")).isEmpty();
        assertThat(shadow.get("bottleneck").get("mean_wait_ms")).isNull();
        assertThat(shadow.get("little")).isNull();
        assertThat(shadow.get("penalty_ms")).isNull();
    }

    @Test
    void theTextSaysTheSame() {
        String text = Session.of("run", "../scenarios/quad-tracking.yaml").out();
        assertThat(text)
                .contains(String.format(Locale.ROOT, "    %-26s %10.4f   bound%n", "4 in phase, longest", 0.8580))
                .contains("longest wait                 aggregator: offered 3.43 %, busy 3.43 %, mean wait 0.4146 ms");
    }
}
