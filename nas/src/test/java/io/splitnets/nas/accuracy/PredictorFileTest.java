package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SearchSpace;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorFileTest {
    private static final SearchSpace SPACE = SubnetLaw.space("law");

    @TempDir
    private Path folder;

    private Path path = Path.of("");
    private List<MeasuredSubnet> measured = List.of();
    private List<MeasuredSubnet> heldOut = List.of();

    @BeforeEach
    void saved() {
        path = folder.resolve("one.predictor");
        List<MeasuredSubnet> all = SubnetLaw.measured(SubnetDraw.of(SPACE, 90, 1), new Random(1), 0.01);
        measured = all.subList(0, 50);
        heldOut = all.subList(50, 90);
        file("data").save(measured, heldOut);
    }

    private PredictorFile file(String data) {
        return new PredictorFile(path, SPACE, data);
    }

    @Test
    void aPredictorReadsBackToTheSameBits() throws IOException {
        AccuracyPredictor made = AccuracyPredictor.fit(SPACE, measured, heldOut);
        AccuracyPredictor read = file("data").load();
        assertThat(read.report()).isEqualTo(made.report());
        Candidate candidate = new Candidate(List.of(0, 1, 0, 1, 2, 1, 0));
        assertThat(read.predict(candidate)).isEqualTo(made.predict(candidate));
        byte[] bytes = Files.readAllBytes(path);
        file("data").save(measured, heldOut);
        assertThat(Files.readAllBytes(path)).isEqualTo(bytes);
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void anotherSpaceOrOtherDataAreRefused() {
        refused(file("other data"), "of another space, other weights or other images");
        refused(new PredictorFile(path, SubnetLaw.space("other"), "data"), "of another space");
    }

    @Test
    void everyChangedByteAndEveryCutIsRefused() throws IOException {
        byte[] good = Files.readAllBytes(path);
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, bad);
            refused(file("data"), "no predictor of this search");
            Files.write(path, java.util.Arrays.copyOf(good, random.nextInt(good.length)));
            refused(file("data"), "no predictor of this search");
        }
    }

    /** Lines that somebody wrote with a right sum. */
    @ParameterizedTest
    @CsvSource({
        "measured 5 4 0.0.0.0.0.0.0, 5 of 4 images correct",
        "measured 1 4 0.0.0.0.0.0.9, gene 6 is 9",
        "measured 1 4 0.0, has 2 genes",
        "measured 1 4 ..., no candidate",
        "measured 1 4 99999999999.0, no candidate",
        "measured 1 0 0.0.0.0.0.0.0, expected 'measured' or 'held_out'",
        "measured -1 4 0.0.0.0.0.0.0, expected 'measured' or 'held_out'",
        "weights NaN, expected 'measured' or 'held_out'",
    })
    void linesThatCannotBeAreRefused(String line, String expected) throws IOException {
        String text = Files.readString(path);
        String body = text.substring(0, text.lastIndexOf("sha256 ")) + line + "\n";
        Files.writeString(path, body + "sha256 " + Provenance.sha256(body.getBytes(StandardCharsets.UTF_8)) + "\n");
        refused(file("data"), expected);
    }

    @Test
    void tooFewSubnetsAnotherVersionAndAFolderAreRefused() throws IOException {
        file("data").save(measured, List.of());
        refused(file("data"), "at least 20 measured and 40 held-out");
        Files.writeString(path, "splitnets predictor 2\n");
        refused(file("data"), "expected the first line 'splitnets predictor 1'");
        Files.delete(path);
        assertThat(file("data").exists()).isFalse();
        Files.createDirectory(path);
        refused(file("data"), "cannot be read");
    }

    private void refused(PredictorFile file, String expected) {
        assertThatThrownBy(file::load)
                .isInstanceOf(PredictorException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(expected);
    }
}
