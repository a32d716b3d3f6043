package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code splitnets diff} says, in words and as JSON. */
class DiffCommandTest {
    private static final String QUAD = "../scenarios/quad-tracking.yaml";
    private static final String EYES = "../scenarios/eye-gaze.yaml";
    private static final String XR = "../scenarios/xr-tasks.yaml";
    private static final String SINGLE = "../scenarios/single-view.yaml";

    @TempDir
    private Path folder;

    private static Session diff(String a, String b, String... more) {
        List<String> words = new ArrayList<>(List.of("diff", a, b));
        words.addAll(List.of(more));
        return Session.of(words.toArray(String[]::new));
    }

    private static String sentence(Session session) {
        return session.json().get("sentence").asString();
    }

    @Test
    void anExactDifferenceIsNamedWithItsCause() {
        Session session = diff(QUAD, QUAD, "--set-b", "aggregator.npu.clock=400 MHz", "--json");
        assertThat(session.code()).isEqualTo(Exit.OK);
        // the aggregator's time of one frame doubles from s to 2 s; of four frames together the mean waits for 1.45 s
        JsonNode tree = session.json();
        double service = tree.get("stages_ms")
                .get("aggregator_compute")
                .get("difference")
                .get("value")
                .asDouble();
        JsonNode mean = tree.get("latency_ms").get("mean").get("difference");
        assertThat(mean.get("low").asDouble()).isEqualTo(mean.get("high").asDouble());
        assertThat(tree.get("cause").get("place").asString()).isEqualTo("aggregator");
        assertThat(tree.get("cause").get("share").asDouble()).isCloseTo(1, within(1e-9));
        assertThat(tree.get("cause").get("difference_ms").asDouble()
                        - tree.get("cause").get("waiting_ms").asDouble())
                .isCloseTo(service, within(1e-9));
        assertThat(sentence(session))
                .matches("B is 0\\.\\d{4} ms slower in the mean, exactly; 100 % of it is spent at the aggregator "
                        + "\\(0\\.\\d{4} ms waiting, 0\\.\\d{4} ms computing\\), "
                        + "whose load rises from 3\\.43 % to \\d\\.\\d\\d %\\.");
        assertThat(tree.get("differing_keys")).singleElement().satisfies(key -> {
            assertThat(key.get("key").asString()).isEqualTo("aggregator.npu.clock");
            assertThat(key.get("a").asString()).isEqualTo("800 MHz");
            assertThat(key.get("b").asString()).isEqualTo("400 MHz");
        });
    }

    @Test
    void theOtherDirectionIsFasterByTheSame() {
        Session there = diff(QUAD, QUAD, "--set-b", "aggregator.npu.clock=400 MHz", "--json");
        Session back = diff(QUAD, QUAD, "--set-a", "aggregator.npu.clock=400 MHz", "--json");
        assertThat(sentence(back))
                .isEqualTo(sentence(there)
                        .replace("slower", "faster")
                        .replace("rises", "falls")
                        .replaceAll("(0\\.\\d{4} ms (waiting|computing))", "-$1")
                        .replaceAll("from (.*) % to (.*) %", "from $2 % to $1 %"));
    }

    @Test
    void equalScenariosDoNotDiffer() {
        Session session = diff(EYES, EYES, "--set", "run.duration=2 s", "--json");
        assertThat(sentence(session)).isEqualTo("A and B do not differ in the mean.");
        JsonNode mean = session.json().get("latency_ms").get("mean");
        assertThat(mean.get("difference").get("value").asDouble()).isZero();
        assertThat(mean.get("variance_ratio").isNull()).as("infinite").isTrue();
        assertThat(session.json().get("differing_keys")).isEmpty();
        assertThat(session.json().get("cause")).isNull();
    }

    @Test
    void theWaitForAnotherViewIsACause() {
        String[] phase = {"--set", "run.duration=2 s", "--set-b", "sensors.left_eye.phase=1 ms", "--json"};
        Session session = diff(EYES, EYES, phase);
        assertThat(session.json().get("cause").get("place").asString()).isEqualTo("fusion");
        // each result waits 1 ms longer, one of the two views does
        assertThat(sentence(session))
                .matches(
                        "B is 0\\.9\\d{3} ms slower in the mean \\[0\\.9\\d{3}, 0\\.9\\d{3}\\]; its frames take 0\\.4\\d{3} ms "
                                + "longer, of which 100 % is waiting for the other views\\.");
    }

    @Test
    void aDifferenceThatIsNoDifferenceIsNotExplained() {
        // the job's times have one mean and two shapes: a different law draws different numbers
        String[] law = {
            "--set",
            "run.duration=5 s",
            "--set",
            "run.replications=3",
            "--json",
            "--set-b",
            "aggregator.background[0].service={dist: erlang, k: 1, mean: 500 us}"
        };
        Session session = diff(SINGLE, SINGLE, law);
        assertThat(sentence(session)).isEqualTo("A and B do not differ in the mean.");
        law[law.length - 1] = "aggregator.background[0].service={dist: erlang, k: 2, mean: 500 us}";
        Session other = diff(SINGLE, SINGLE, law);
        assertThat(sentence(other))
                .matches("No difference shows in the mean: B - A is -?0\\.0\\d+ ms \\[-.*, 0.*\\]\\.");
        assertThat(other.json().get("cause")).isNull();
    }

    @Test
    void anOverloadedSideHasNoLatency() {
        Session session = diff(QUAD, QUAD, "--set-a", "aggregator.npu.clock=20 MHz");
        assertThat(session.code()).isEqualTo(Exit.OVERLOADED);
        assertThat(session.out())
                .contains("npu.clock=20 MHz: overloaded\n", "quad-tracking.yaml: stable\n")
                .contains("A is overloaded: there is no latency to compare.")
                .contains("  A: aggregator is offered 1.279 times what it can do and loses frames")
                .doesNotContain("p95");
    }

    @Test
    void bothAreRunAsTheFirstOneSays() {
        Session session = diff(QUAD, SINGLE, "--json", "--seed", "5");
        assertThat(session.json().get("notes").toString())
                .contains(
                        "both are run as A says, seed 5; of B, latency_from readout_start, run.duration 20 s left aside")
                .contains("without shared random numbers: left_front, right_front, left_side, right_side, eye");
        assertThat(session.json().get("latency_from").asString()).isEqualTo("exposure_mid");
        assertThat(session.json().get("pairs").asInt()).isEqualTo(10);
    }

    @Test
    void threadsDoNotShow() {
        String[] words = {
            "--set", "run.duration=2 s", "--set-b", "sensors.left_eye.phase=1 ms", "--json", "--threads", "1"
        };
        String one = diff(EYES, EYES, words).out();
        words[words.length - 1] = "3";
        assertThat(diff(EYES, EYES, words).out()).isEqualTo(one);
    }

    @Test
    void eventsPartWhereTheFirstOneDiffers() {
        Session same = diff(EYES, EYES, "--events", "--set", "run.duration=2 s");
        Session run = Session.of("run", EYES, "--json", "--set", "run.duration=2 s", "--set", "run.replications=1");
        assertThat(same.out())
                .contains("are the same, event by event: "
                        + run.json().get("events").asLong() + " events, fingerprint "
                        + run.json().get("fingerprint").asString());
        Session parted = diff(QUAD, QUAD, "--events", "--set-b", "links.csi0.lanes=2", "--json");
        assertThat(parted.code()).isEqualTo(Exit.OK);
        JsonNode tree = parted.json();
        assertThat(tree.get("same").asBoolean()).isFalse();
        assertThat(tree.get("equal_events").asLong())
                .as("four arrivals, four results of processors")
                .isEqualTo(8);
        assertThat(tree.get("before")).hasSize(5);
        for (String side : List.of("a", "b")) {
            JsonNode event = tree.get(side).get("event");
            assertThat(event.get("component").asString()).isEqualTo("csi0");
            assertThat(event.get("phase").asString()).isEqualTo("transfer");
        }
        assertThat(tree.get("b").get("event").get("time_ps").asLong())
                .isLessThan(tree.get("a").get("event").get("time_ps").asLong());
    }

    @Test
    void theFirstFramesAreWrittenInPicoseconds() throws IOException {
        Session session = Session.of("run", QUAD, "--out", folder.toString(), "--frames", "8", "--json");
        List<String> lines = Files.readAllLines(folder.resolve("frames.csv"));
        assertThat(lines).hasSize(9);
        assertThat(lines.get(0))
                .startsWith("camera,network,trigger,exposure_start_ps,")
                .endsWith(",latency_ps,dropped_by");
        long sum = 0;
        for (String line : lines.subList(1, 9)) {
            sum += Long.parseLong(line.split(",", -1)[13]);
        }
        // two of the system's equal periods: the mean of the rows is that of the run
        assertThat(sum / 8e9)
                .isCloseTo(
                        session.json()
                                .get("latency_ms")
                                .get("mean")
                                .get("value")
                                .asDouble(),
                        within(1e-9));
    }

    @Test
    void aLostFrameHasNoLatencyAndAReason() throws IOException {
        String[] words = {
            "run", QUAD, "--out", folder.toString(), "--frames", "1000000", "--set", "aggregator.npu.clock=20 MHz"
        };
        Session session = Session.of(words);
        assertThat(session.code()).isEqualTo(Exit.OVERLOADED);
        List<String> lines = Files.readAllLines(folder.resolve("frames.csv"));
        assertThat(lines.stream().filter(line -> line.endsWith(",,aggregator.full")))
                .hasSize(234);
        assertThat(lines).hasSize(1 + 1080 - 7 + 7);
    }

    /** A link that sends whole images lets a third of the hands come late, and leaves the eyes alone. */
    @Test
    void eachNetworkIsComparedByItself() {
        Session session = Session.of(
                "diff",
                XR,
                XR,
                "--set",
                "run.duration=3 s",
                "--set-b",
                "links.csi_front.arbitration=first_come",
                "--json");
        JsonNode networks = session.json().get("networks");
        assertThat(networks.size()).isEqualTo(4);
        assertThat(difference(networks.get("eyes"))).isZero();
        assertThat(difference(networks.get("hands"))).isCloseTo(3.9, within(0.1));
        JsonNode late = networks.get("hands").get("late_share");
        assertThat(late.get("a").get("value").asDouble()).isZero();
        assertThat(late.get("b").get("value").asDouble()).isCloseTo(1 / 3.0, within(0.02));
        assertThat(Session.of("diff", QUAD, QUAD, "--json")
                        .json()
                        .get("networks")
                        .size())
                .isZero();
    }

    private static double difference(JsonNode network) {
        return network.get("latency_ms")
                .get("mean")
                .get("difference")
                .get("value")
                .asDouble();
    }
}
