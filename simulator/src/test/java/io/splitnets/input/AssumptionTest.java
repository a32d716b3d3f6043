package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.units.Dimension;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssumptionTest {
    private static final String FILE = """
            parts:
              - id: eye
                clock: {value: 48 MHz, source: driver, range: [0.04 GHz, 56 MHz], status: datasheet}
                memory: {value: 48 KiB, range: [32 KiB, 64 KiB]}
                fixed: {value: 2 ms, range: [2 ms, 2 ms]}
                exact: {value: 3 ms, source: driver}
            jobs:
              other: {mean: {value: 10 ms, range: [5 ms, 20 ms]}}
            drop: {value: 2 %, range: [1 %, 4 %]}
            lanes: {value: 2, range: [1, 4]}
            share: {value: 0.5, range: [0.25, 1]}
            list: {value: [1, 2]}
            """;

    private static Document read(Document document) {
        Section root = document.root();
        Section part = root.sections("parts").get(0);
        part.text("id");
        part.frequency("clock");
        part.byteCount("memory");
        part.time("fixed");
        part.time("exact");
        root.sectionsByKey("jobs").values().forEach(job -> job.time("mean"));
        root.quantity("drop", Dimension.SHARE);
        root.integer("lanes", 1, 8);
        root.number("share", 0, 1);
        root.integers("list", 1, 8);
        document.check();
        return document;
    }

    private static Assumption of(String path) {
        return read(Document.parse("f.yaml", FILE)).assumptions().stream()
                .filter(assumption -> assumption.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLedgerHasEveryValueWithARangeByThePathThatSetTakes() {
        List<Assumption> ledger = read(Document.parse("f.yaml", FILE)).assumptions();
        assertThat(ledger)
                .extracting(Assumption::path)
                .containsExactly(
                        "parts.eye.clock",
                        "parts.eye.memory",
                        "parts.eye.fixed",
                        "jobs.other.mean",
                        "drop",
                        "lanes",
                        "share");
        assertThat(ledger.stream().filter(Assumption::open)).hasSize(6);
    }

    @Test
    void anAssumptionCarriesWhatTheFileSays() {
        Assumption clock = of("parts.eye.clock");
        assertThat(clock.written()).isEqualTo("48 MHz");
        assertThat(List.of(clock.value(), clock.low(), clock.high())).containsExactly(48e6, 40e6, 56e6);
        assertThat(clock.unit()).isEqualTo("Hz");
        assertThat(clock.status()).isEqualTo(Optional.of("datasheet"));
        assertThat(clock.source()).isEqualTo(Optional.of("driver"));
        assertThat(clock.at().line()).isEqualTo(3);
        assertThat(clock.shown(clock.low())).isEqualTo("40 MHz");
        assertThat(of("drop").shown(of("drop").high())).isEqualTo("4 %");
    }

    @Test
    void aNumberOfTheRangeIsWrittenSoThatItCanBeSet() {
        assertThat(of("parts.eye.clock").text(41_234_567.89)).isEqualTo("41230000 Hz");
        assertThat(of("parts.eye.clock").text(1e12)).isEqualTo("56000000 Hz");
        assertThat(of("parts.eye.memory").text(40_000.4)).isEqualTo("40000 B");
        assertThat(of("jobs.other.mean").text(7.7777777777e9)).isEqualTo("7778000000 ps");
        assertThat(of("drop").text(1.25)).isEqualTo("1.25 %");
        assertThat(of("lanes").text(2.6)).isEqualTo("3");
        assertThat(of("share").text(1.0 / 3)).isEqualTo("0.3333");
    }

    @Test
    void aValueThatIsSetHasNoRangeAnyMore() {
        Document set = read(Document.parse("f.yaml", FILE).with("parts.eye.clock", "50 MHz"));
        assertThat(set.assumptions()).extracting(Assumption::path).doesNotContain("parts.eye.clock");
    }

    @Test
    void theRangeIsShownWithTheOriginOfTheValueAndNowhereElse() {
        Document document = read(Document.parse("f.yaml", FILE));
        assertThat(document.effective(true)).contains("# f.yaml:3; driver; 40 MHz to 56 MHz, datasheet");
        assertThat(document.effective(false)).doesNotContain("56 MHz");
    }

    @Test
    void aListHasNoRange() {
        Document document = Document.parse("f.yaml", "list: {value: [1, 2], range: [1, 2]}\n");
        document.root().integers("list", 1, 8);
        org.assertj.core.api.Assertions.assertThatThrownBy(document::check)
                .hasMessageContaining("f.yaml:1:30: list: a range belongs to a number or a quantity");
    }
}
