package io.splitnets.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.splitnets.input.InputException;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
    private static final Rational PERIOD_20 = Rational.of(50_000_000_000L);
    private static final String HEADER = """
            version: 1
            clock: monotonic
            refers_to: driver_done
            mode: observed
            sensors:
              - id: left
                nominal_fps: 30 fps
              - id: right
            source: {tool: v4l2-ctl, seed: 4}
            notes: two cameras
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1403636579763555584\\n1403636579813555456\\n|EUROC",
                "#timestamp [ns],filename\\n1403636579763555584,a.png\\n1403636579813555456,b.png\\n|EUROC",
                "#timestamps[ns],filename\\r\\n1403636579763555584, a.png\\r\\n1403636579813555456, b.png\\r\\n|EUROC",
                "timestamp,filename\\n1403636579763555584,a.png\\n1403636579813555456,b.png|EUROC",
                "\\uFEFF#timestamp [ns],filename\\n1403636579763555584,a.png\\n1403636579813555456,b.png\\n|EUROC",
                "1403636579763555585\\n1403636579813555456\\n|TUMVI",
                "0 1403636579.763555584 5.2\\n1 1403636579.813555456 0\\n|TUMVI",
                "# color\\n1403636579.763555584 a b c\\n1403636579.813555456 a\\n\\n|TUM_RGBD",
                "1403636579.763555584\\trgb/a.png\\n1403636579.813555456\\trgb/b.png\\n|TUM_RGBD",
            })
    void theFormatIsToldFromTheContent(String text, TraceFormat format) throws IOException {
        TraceFile file = new TraceReader().read(write("t.txt", unescaped(text)));
        assertThat(file.format()).isEqualTo(format);
        RecordedTrace trace = file.traces().get(0);
        assertThat(trace.stampNs(0)).isBetween(1403636579763555584L, 1403636579763555585L);
        assertThat(trace.stampNs(1)).isEqualTo(1403636579813555456L);
        assertThat(trace.nominalPeriodPs()).isEqualTo(PERIOD_20);
        assertThat(trace.refersTo()).isEqualTo(format.defaultReference());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100\\n200\\n200\\n|3:1: '200': the same stamp as in line 2",
                "100\\n300\\n200\\n|3:1: '200': out of order: line 2 has 300",
                "100\\n-200\\n|2:1: '-200': expected a time stamp",
                "100\\n+200\\n|2:1: '+200': expected a time stamp",
                "100\\n2e2\\n|2:1: '2e2': expected a time stamp",
                "100\\n9223372036854775808\\n|2:1: '9223372036854775808': expected a time stamp",
                "100\\n200 300\\n|2:1: '200': expected a time stamp",
                "100,a\\n200\\n|2:1: '200': expected 'nanoseconds,file'",
                "100,a\\n 2x0,b\\n|2:2: '2x0': expected 'nanoseconds,file'",
                "100,a\\n200,\\n|2:1: '200': expected 'nanoseconds,file'",
                "1403636579763555584\\n14036365798|2:1: '14036365798': the last line is shorter",
                "1.5 a\\n1.6000000001 b\\n|2:1: '1.6000000001': expected 'seconds file'",
                "1.5 a\\n1. b\\n|2:1: '1.': expected 'seconds file'",
                "1.5 a\\n99999999999.5 b\\n|2:1: '99999999999.5': expected 'seconds file'",
                "0 1.5 5\\n1 x 5\\n|2:3: 'x': expected 'id seconds exposure_ms'",
                "hello\\nworld\\n|1:1: 'hello': expected a time stamp",
                "# only a comment\\n|1:1: the file has no frame",
                "sensor,seq,t_ns\\na,0,1\\n|expected the .trace.yaml file of the same name",
                "100\\n20\\u00000\\n|2:3: a NUL byte",
                "100\\n|a single frame does not tell the frame rate",
            })
    void whatIsWrongIsReportedWithItsPlace(String text, String expected) throws IOException {
        assertThat(refusal(write("t.txt", unescaped(text)))).contains("t.txt:").contains(expected);
    }

    @Test
    void anEmptyAndAMissingFileAreRefused() throws IOException {
        assertThat(refusal(write("t.txt", ""))).contains("t.txt:1:1: the file has no frame");
        assertThat(refusal(folder.resolve("none.txt"))).contains("none.txt:1:1: no such file");
    }

    @Test
    void allProblemsAreReportedUpToTwenty() throws IOException {
        StringBuilder text = new StringBuilder("100\n");
        for (int i = 0; i < 50; i++) {
            text.append("x\n");
        }
        Path file = write("t.txt", text.toString());
        InputException thrown = catchThrowableOfType(InputException.class, () -> new TraceReader().read(file));
        assertThat(thrown.problems()).hasSize(20);
        assertThat(thrown.problems().get(19).at().line()).isEqualTo(21);
    }

    @Test
    void longLinesAndTooManyLinesAreRefused() throws IOException {
        assertThat(refusal(write("t.txt", "100\n" + "1".repeat(4097) + "\n"))).contains("2:1: the line is longer");
        byte[] endless = "1\n".repeat(TraceLines.MOST_LINES + 1).getBytes(StandardCharsets.UTF_8);
        TraceProblems problems = new TraceProblems("endless.txt");
        try (TraceLines lines = TraceLines.of(new ByteArrayInputStream(endless), problems)) {
            for (int i = 0; i < TraceLines.MOST_LINES; i++) {
                lines.next();
            }
            assertThat(lines.number()).isEqualTo(TraceLines.MOST_LINES);
            assertThatExceptionOfType(InputException.class)
                    .isThrownBy(lines::next)
                    .withMessageContaining("endless.txt:10000001:1: the file has more than 10000000 lines");
        }
    }

    @Test
    void gzipIsReadAndItsTruncationNoticed() throws IOException {
        Path file = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("100000000,a\n150000000,b\n".getBytes(StandardCharsets.UTF_8));
        }
        TraceFile read = new TraceReader().read(file);
        assertThat(read.name()).isEqualTo("t");
        assertThat(read.traces().get(0).stampsNs()).containsExactly(100_000_000, 150_000_000);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        assertThat(refusal(file)).contains("the gzip data is broken or cut off");
    }

    @Test
    void secondsAreReadAsTextAndNotThroughADouble() {
        assertThat(StampText.decimal("1305031453.359684", 9)).hasValue(1305031453359684000L);
        assertThat(StampText.decimal("9007199254.740993001", 9)).hasValue(9007199254740993001L);
        assertThat(StampText.decimal("0.000000001000", 9)).hasValue(1);
        assertThat(StampText.decimal(".5", 9)).isEmpty();
        assertThat(StampText.whole("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(StampText.whole("9223372036854775808")).isEmpty();
        assertThat(StampText.whole("\u0661")).isEmpty();
    }

    @Test
    void theUserDecidesWhatStampsReferToAndTheRate() throws IOException {
        Path file = write("t.txt", "100\n200\n");
        RecordedTrace trace = new TraceReader()
                .refersTo(StampReference.EXPOSURE_START)
                .nominal(Frequency.parse("29.97 fps"))
                .read(file)
                .traces()
                .get(0);
        assertThat(trace.refersTo()).isEqualTo(StampReference.EXPOSURE_START);
        assertThat(trace.nominalPeriodPs()).isEqualTo(Rational.of(100_000_000_000_000L, 2997));
    }

    @Test
    void exposuresAreKept() throws IOException {
        RecordedTrace trace = new TraceReader()
                .read(write("times.txt", "0 1.0 5.25\n1 1.05 0\n2 1.1 7\n"))
                .traces()
                .get(0);
        assertThat(trace.exposuresNs()).containsExactly(5_250_000, 0, 7_000_000);
    }

    @Test
    void ourOwnFormatHasAHeaderAndSeveralSensors() throws IOException {
        Path header = write("two.trace.yaml", HEADER);
        Path data = write("two.csv", """
                sensor,seq,t_ns,exposure_ns,flags
                left,0,1000,5,0
                right,0,900,6,0
                left,1,33334333,5,1
                right,2,66667566,6,0
                """);
        for (Path given : new Path[] {header, data}) {
            TraceFile file = new TraceReader().read(given);
            assertThat(file.name()).isEqualTo("two");
            assertThat(file.format()).isEqualTo(TraceFormat.SPLITNETS);
            assertThat(file.originNs()).isEqualTo(900);
            RecordedTrace left = file.trace("left").orElseThrow();
            assertThat(left.refersTo()).isEqualTo(StampReference.READOUT_END);
            assertThat(left.stampsNs()).containsExactly(1000, 33_334_333);
            assertThat(left.exposuresNs()).containsExactly(5, 5);
            assertThat(left.nominalPeriodPs()).isEqualTo(Rational.of(100_000_000_000L, 3));
            assertThat(file.trace("middle")).isEmpty();
        }
        TraceHeader read = TraceHeader.read(header);
        assertThat(read.source()).containsEntry("tool", java.util.List.of("v4l2-ctl"));
        Path again = write("again.trace.yaml", read.toYaml());
        assertThat(TraceHeader.read(again)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|the file is empty",
                "sensor,seq\\n|expected at least the columns sensor,seq,t_ns",
                "sensor,seq,t_ms\\n|1:12: 't_ms': unknown column; known: sensor, seq, t_ns",
                "sensor,seq,t_ns,t_ns\\n|1:17: 't_ns': the column is there twice",
                "sensor,seq,t_ns\\nlefd,0,1\\n|2:1: 'lefd': the header has no such sensor. Did you mean 'left'?",
                "sensor,seq,t_ns\\nleft,0\\n|2:1: 'left,0': has 2 fields; expected 3",
                "sensor,seq,t_ns\\nleft,0,1\\nleft,0,2\\n|3:6: '0': does not follow 0",
                "sensor,seq,t_ns\\nleft,0,5\\nleft,1,5\\n|3:8: '5': the same stamp as in line 2",
                "sensor,seq,t_ns\\nleft,0,5\\nright,0,5\\nleft,1,4\\n|4:8: '4': out of order: line 2 has 5",
                "sensor,seq,t_ns\\nleft,0,-5\\n|2:8: '-5': expected t_ns as a whole number",
                "sensor,seq,t_ns\\nleft,0,5\\n|'right': this sensor of the header has no frame",
                "sensor,seq,t_ns\\nleft,0,5\\nri|3:1: 'ri': the last line seems cut off",
            })
    void whatIsWrongInOurOwnFormatIsReportedWithItsPlace(String text, String expected) throws IOException {
        Path header = write("two.trace.yaml", HEADER);
        write("two.csv", text == null ? "" : unescaped(text));
        assertThat(refusal(header)).contains("two.csv:").contains(expected);
    }

    @Test
    void aWrongHeaderIsRefusedWithAllItsProblems() throws IOException {
        Path header = write(
                "bad.trace.yaml",
                HEADER.replace("driver_done", "driver").replace("id: right", "id: left") + "typo: 1\n");
        write("bad.csv", "sensor,seq,t_ns\nleft,0,1\n");
        assertThat(refusal(header))
                .contains("bad.trace.yaml:3:12")
                .contains("two sensors have this id")
                .contains("typo");
    }

    private static String refusal(Path file) {
        InputException thrown = catchThrowableOfType(InputException.class, () -> new TraceReader().read(file));
        assertThat(thrown).isNotNull();
        return String.valueOf(thrown.getMessage());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\u0000", "\0")
                .replace("\\uFEFF", "\uFEFF");
    }
}
