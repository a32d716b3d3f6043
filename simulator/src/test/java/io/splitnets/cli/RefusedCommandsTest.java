package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong words on the command line are refused with what was expected instead. */
class RefusedCommandsTest {
    private static final String QUAD = "../scenarios/quad-tracking.yaml";
    private static final String TASKS = "../scenarios/xr-tasks.yaml";
    private static final String TRACE = "../traces/tumvi-like-20hz.trace.yaml";

    @TempDir
    private Path folder;

    static Stream<Arguments> commands() {
        return Stream.of(
                refused("splitnets: no command given; 'splitnets --help' lists them"),
                refused("splitnets: Unmatched argument at index 0: 'rum'", "rum"),
                refused("splitnets: Unknown option: '--jsn'", "run", QUAD, "--jsn"),
                refused("splitnets: Missing required parameter: 'SCENARIO'", "run"),
                refused("splitnets: Unmatched argument at index 2: 'more.yaml'", "run", QUAD, "more.yaml"),
                refused("--set:1:1: 'sensors': expected KEY.PATH=VALUE", "run", QUAD, "--set", "sensors"),
                refused("--set:1:1: '=1': expected KEY.PATH=VALUE", "run", QUAD, "--set", "=1"),
                refused(
                        "--set:1:1: run: unknown key 'durration'; known keys: duration, method,",
                        "run",
                        QUAD,
                        "--set",
                        "run.durration=1 s"),
                refused("--set:1:1: links.csi7.lanes", "run", QUAD, "--set", "links.csi7.lanes=2"),
                refused(
                        "--set:1:1: sensors[0].preset: 'ov725'",
                        "run",
                        QUAD,
                        "--set",
                        "sensors.left_front.preset=ov725"),
                refused(
                        "--set:1:1: run.seed: '-3': expected a whole number of at least 0",
                        "run",
                        QUAD,
                        "--seed",
                        "-3"),
                refused("splitnets: Invalid value for option '--seed'", "run", QUAD, "--seed", "x"),
                refused("splitnets: Invalid value for option '--threads'", "run", QUAD, "--threads", "many"),
                refused("splitnets: --threads: '-1': expected 0 (all cores) or more", "run", QUAD, "--threads", "-1"),
                refused("splitnets: --frames: needs a folder to write to, --out DIR", "run", QUAD, "--frames", "5"),
                refused("splitnets: --frames: '0': expected 1 to 1000000", "run", QUAD, "--frames", "0"),
                refused("splitnets: --frames: '1000001': expected 1 to 1000000", "run", QUAD, "--frames", "1000001"),
                refused(
                        "splitnets: ../scenarios/xr-tasks.yaml: has several networks; name one with --network: eyes,"
                                + " hands, depth",
                        "split",
                        TASKS),
                refused(
                        "splitnets: ../scenarios/xr-tasks.yaml: --network: 'gaze' is no network that can be cut;"
                                + " expected one of: eyes, hands, depth",
                        "split",
                        TASKS,
                        "--network",
                        "gaze"),
                refused(
                        "splitnets: ../scenarios/quad-tracking.yaml: --network: 'x' is no network that can be cut;"
                                + " expected one of: network",
                        "split",
                        QUAD,
                        "--network",
                        "x"),
                refused("--set:1:1: networks.hand.rate", "run", TASKS, "--set", "networks.hand.rate=30 fps"),
                refused(
                        "--set:1:1: networks[2].rate: '91 fps': expected at most the 90 Hz of sensor 'left_front'",
                        "run",
                        TASKS,
                        "--set",
                        "networks.hands.rate=91 fps"),
                refused("splitnets: Missing required parameter: 'B'", "diff", QUAD),
                refused("--set:1:1: links.csi7.lanes", "diff", QUAD, QUAD, "--set-b", "links.csi7.lanes=2"),
                refused("--set:1:1: links.csi7.lanes", "diff", QUAD, QUAD, "--set-a", "links.csi7.lanes=2"),
                refused("splitnets: --threads: '-1': expected 0", "diff", QUAD, QUAD, "--threads", "-1"),
                refused("nowhere.yaml:1:1: the file does not exist", "diff", QUAD, "nowhere.yaml"),
                refused("splitnets: --only: 'eyeris': expected one of", "verify", "hardware", "--only", "eyeris"),
                refused("splitnets: --shuffles: '0': expected 1 to 10000", "verify", "ties", QUAD, "--shuffles", "0"),
                refused("splitnets: Missing required option: '--trace=SENSOR=FILE'", "replay", QUAD),
                refused(
                        "splitnets: --trace: 'left_front': expected SENSOR=FILE",
                        "replay",
                        QUAD,
                        "--trace",
                        "left_front"),
                refused(
                        "splitnets: --trace: 'left_fornt' is no sensor; known sensors: left_front, right_front,"
                                + " left_side, right_side. Did you mean 'left_front'?",
                        "replay",
                        QUAD,
                        "--trace",
                        "left_fornt=" + TRACE),
                refused("nowhere.csv:1:1: no such file", "replay", QUAD, "--trace", "left_front=nowhere.csv"),
                refused(
                        "splitnets: ../traces/tracking-quad-30hz.trace.yaml: has no sensor 'left_eye'; it has",
                        "replay",
                        QUAD.replace("quad-tracking", "eye-gaze"),
                        "--trace",
                        "left_eye=../traces/tracking-quad-30hz.trace.yaml"),
                refused(
                        "splitnets: --trace: 'left_front' is given twice",
                        "replay",
                        QUAD,
                        "--trace",
                        "left_front=" + TRACE,
                        "--trace",
                        "left_front=" + TRACE),
                refused("splitnets: expected a subcommand: doctor", "trace"),
                refused("nowhere.csv:1:1: no such file", "trace", "doctor", "nowhere.csv"),
                refused("splitnets: --only: 'mm2': expected one of mm1, md1,", "verify", "queueing", "--only", "mm2"),
                refused("splitnets: nowhere: no such folder", "verify", "queueing", "--scenarios", "nowhere"),
                refused("splitnets: --sample: '-1': expected 0 to 1000000", "verify", "queueing", "--sample", "-1"),
                refused("--threads: '-1': expected 0 (all cores) or more", "verify", "queueing", "--threads", "-1"),
                refused("splitnets: 'mobilnetv2-0.35-128' is no built-in network", "cost", "mobilnetv2-0.35-128"),
                refused("splitnets: --clock: a result is out of range", "cost", "resnet8", "--clock", "0.000001 Hz"),
                refused("splitnets: 'resnet9' is no built-in network", "memory", "resnet9"),
                refused("Did you mean 'sensor-npu-small'?", "cost", "resnet8", "--npu", "sensor-npu-smal"),
                refused("splitnets: --classes: '0': expected 1 or more", "cost", "resnet8", "--classes", "0"),
                refused("'0': expected a whole number from 1 to 65536", "cost", "resnet8", "--rows", "0"),
                refused("'wx': expected one of: ws, os, is", "cost", "resnet8", "--dataflow", "wx"),
                refused("splitnets: Invalid value for option '--depthwise'", "cost", "resnet8", "--depthwise", "all"),
                refused("splitnets: Invalid value for option '--policy'", "memory", "resnet8", "--policy", "none"),
                refused(
                        "splitnets: --after: network 'resnet8' has no block 's4'",
                        "memory",
                        "resnet8",
                        "--after",
                        "s4"),
                refused("splitnets: --after: 'none': no layer", "memory", "resnet8", "--after", "none"),
                refused("splitnets: --sram: '64': a bare number has no unit", "memory", "resnet8", "--sram", "64"),
                refused("splitnets: --lane-rate: '1.5': a bare number has no unit", link("--lane-rate", "1.5")),
                refused("splitnets: --lane-rate: '1.5 Gbps'", link("--lane-rate", "1.5 Gbps")),
                refused(
                        "splitnets: --format: 'raw9': expected one of raw8, raw10, raw12, tensor",
                        link("--format", "raw9")),
                refused("splitnets: --width, --height, --lanes: ", link("--width", "1921")),
                refused("splitnets: --width, --height, --lanes: ", link("--lanes", "9")),
                refused("splitnets: --width, --height, --lanes: ", link("--height", "-5")),
                refused("splitnets: --phy: 'a-phy'", link("--phy", "a-phy")),
                refused("splitnets: --fps: '0'", link("--fps", "0")),
                refused(
                        "splitnets: --pixel-clock: '48': a bare number has no unit",
                        "sensor",
                        "--hts",
                        "928",
                        "--vts",
                        "572",
                        "--pixel-clock",
                        "48",
                        "--height",
                        "480"),
                refused(
                        "splitnets: --hts, --vts, --height, --margin, --pixel-clock: ",
                        "sensor",
                        "--hts",
                        "928",
                        "--vts",
                        "400",
                        "--pixel-clock",
                        "48 MHz",
                        "--height",
                        "480"),
                refused("splitnets: --exposure: '-4 ms': expected a time of zero or more", sensor("48 MHz", "-4 ms")),
                refused(
                        "splitnets: --hts, --vts, --height, --margin, --pixel-clock: a result is out of range",
                        sensor("0.0001 Hz", "4 ms")));
    }

    private static String[] sensor(String pixelClock, String exposure) {
        return new String[] {
            "sensor",
            "--hts",
            "928",
            "--vts",
            "1000000",
            "--height",
            "480",
            "--pixel-clock",
            pixelClock,
            "--exposure",
            exposure
        };
    }

    private static Arguments refused(String expected, String... words) {
        return arguments(String.join(" ", words), List.of(words), expected);
    }

    private static String[] link(String option, String value) {
        String[] words = {
            "link",
            "--width",
            "1920",
            "--height",
            "1080",
            "--format",
            "raw10",
            "--lanes",
            "2",
            "--lane-rate",
            "1 Gbit/s",
            "--fps",
            "30",
            "--phy",
            "d-phy"
        };
        int at = List.of(words).indexOf(option);
        words[at + 1] = value;
        return words;
    }

    @ParameterizedTest(name = "splitnets {0}")
    @MethodSource("commands")
    void isRefused(String title, List<String> words, String expected) {
        Session session = Session.of(words.toArray(String[]::new));
        assertThat(session.firstError()).contains(expected);
        assertThat(session.err()).doesNotContain("Exception", "internal error", "\tat ");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void aLayerTableIsCheckedLineByLine() throws IOException {
        String header = "layer,op,H,W,C,K,R,S,stride,pt,pb,pl,pr,groups\n";
        table("", "FILE:1:1: the file is empty; expected a header");
        table("layer,op\na,CONV\n", "FILE:1:1: missing columns: ");
        table(header, "FILE:1:1: the table has no layers");
        table(header + "a,CONV,8,8,3,4,3,3,1,0,0,0,0\n", "FILE:2:1: expected 14 fields as in the header, found 13");
        table(header + "a,CONVO,8,8,3,4,3,3,1,0,0,0,0,1\n", "FILE:2:3: 'CONVO'");
        table(header + "a,CONV,-8,8,3,4,3,3,1,0,0,0,0,1\n", "FILE:2:8: '-8'");
        table(header + "a,CONV,8,8,3,4,3,3,1,0,0,0,0,2\n", "FILE:2:1: 'a'");
        table(header.replace("stride", "strid"), "FILE:1:22: 'strid': unknown column");
    }

    private void table(String content, String expected) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), content);
        Session session = Session.of("cost", file.toString());
        assertThat(session.firstError().replace(file.toString(), "FILE")).startsWith(expected);
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void resultsAreNotWrittenOverAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "mine");
        Session session = Session.of("run", QUAD, "--set", "run.duration=2 s", "--out", file.toString());
        assertThat(session.firstError()).contains("taken: exists and is no folder");
        assertThat(session.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(file).hasContent("mine");
    }
}
