package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the commands say of a scenario with several networks. */
class NetworksCommandTest {
    private static final String TASKS = "../scenarios/xr-tasks.yaml";
    private static final String QUAD = "../scenarios/quad-tracking.yaml";
    private static final String[] SHORT = {"--set", "run.duration=2 s", "--set", "run.replications=2"};

    private static Session run(String file, String... more) {
        String[] words = new String[2 + SHORT.length + more.length];
        words[0] = "run";
        words[1] = file;
        System.arraycopy(SHORT, 0, words, 2, SHORT.length);
        System.arraycopy(more, 0, words, 2 + SHORT.length, more.length);
        return Session.of(words);
    }

    @Test
    void eachNetworkHasItsLine() {
        assertThat(run(TASKS).out().lines())
                .anyMatch(line -> line.startsWith("networks, latency ms:"))
                .anyMatch(line -> line.startsWith("  gaze "));
        assertThat(run(QUAD).out()).doesNotContain("networks, latency ms");
        assertThat(run(QUAD, "--set", "network.deadline=14 ms").out())
                .contains("networks, latency ms")
                .containsPattern("\\n  network +\\d+ .* 14\\.0000 +\\d");
    }

    @Test
    void resultsOfTheNetworksAddUp() {
        JsonNode json = run(TASKS, "--json").json();
        long results = 0;
        for (JsonNode network : json.get("networks")) {
            results += network.get("results").asLong();
            assertThat(network.get("lost").asLong()).isZero();
            assertThat(network.get("late_share").get("value").asDouble()).isZero();
            assertThat(network.get("latency_ms").get("p99").get("value").asDouble())
                    .isLessThan(network.get("deadline_ms").asDouble());
        }
        assertThat(results).isEqualTo(json.get("frames").get("results").asLong());
        assertThat(json.get("networks").get(1).get("frames_per_result").asInt()).isZero();
    }

    @Test
    void aThirdOfTheHandsIsLateWhereImagesGoFirst() {
        JsonNode hands = run(TASKS, "--json", "--set", "links.csi_front.arbitration=first_come")
                .json()
                .get("networks")
                .get(2);
        assertThat(hands.get("id").asString()).isEqualTo("hands");
        assertThat(hands.get("late_share").get("value").asDouble()).isBetween(0.33, 0.34);
    }

    @Test
    void aNetworkWithoutADeadlineHasNoLateShare() {
        JsonNode network = run(QUAD, "--json").json().get("networks").get(0);
        assertThat(network.get("id").asString()).isEqualTo("network");
        assertThat(network.get("deadline_ms").isNull()).isTrue();
        assertThat(network.get("late_share").isNull()).isTrue();
    }

    @Test
    void costsAreThoseOfEachCameraAndNetwork() {
        Session text = Session.of("validate", TASKS, "--costs");
        assertThat(text.code()).isEqualTo(Exit.OK);
        assertThat(text.out().lines()).hasSize(1 + 1 + 8 + 1 + 4).allMatch(line -> line.length() <= 100);
        JsonNode json = Session.of("validate", TASKS, "--json").json();
        assertThat(json.get("frames").size()).isEqualTo(6);
        assertThat(json.get("results").size()).isEqualTo(4);
        assertThat(json.get("frames").get(3).get("payload_bytes").asLong()).isEqualTo(384_000);
        assertThat(json.get("sensor_memory_bytes").get("left_front").asLong())
                .isEqualTo(json.get("frames").get(2).get("memory_bytes").asLong());
    }

    @Test
    void oneNetworkOfSeveralIsCut() {
        JsonNode json =
                Session.of("split", TASKS, "--network", "hands", "--json").json();
        assertThat(json.get("network").asString()).isEqualTo("mobilenetv2-0.35-128");
        assertThat(json.get("cuts").size()).isGreaterThan(5);
        assertThat(Session.of("split", QUAD, "--network", "network").out())
                .isEqualTo(Session.of("split", QUAD).out());
    }
}
