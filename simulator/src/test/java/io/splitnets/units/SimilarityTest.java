package io.splitnets.units;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
    private static final List<String> KEYS = List.of("fps", "frame_rate", "phase", "exposure", "id", "round_robin");

    @ParameterizedTest
    @CsvSource({
        "framerate, frame_rate",
        "Frame-Rate, frame_rate",
        "fsp, fps",
        "FPS, fps",
        "exposrue, exposure",
        "round, round_robin",
        "phases, phase"
    })
    void findsTheWordMeant(String word, String expected) {
        assertThat(Similarity.nearest(word, KEYS)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"x", "''", "zz", "completely_different", "temperature"})
    void suggestsNothingFar(String word) {
        assertThat(Similarity.nearest(word, KEYS)).isEmpty();
    }

    @Test
    void tiesGoToTheFirst() {
        assertThat(Similarity.nearest("lane", List.of("lanes", "lanf"))).contains("lanes");
        assertThat(Similarity.nearest("lane", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, xabc, 1",
        "abc, axc, 1",
        "kitten, sitting, 3",
        "'', abc, 3"
    })
    void countsEdits(String a, String b, int expected) {
        assertThat(Similarity.distance(a, b)).isEqualTo(expected);
        assertThat(Similarity.distance(b, a)).isEqualTo(expected);
    }

    @Test
    void hugeWordsCostNothing() {
        String huge = "x".repeat(2_000_000);
        assertThat(Similarity.nearest(huge, List.of(huge + "y", "fps"))).isEmpty();
    }
}
