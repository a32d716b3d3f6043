package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every data set promises. A test of a source extends this class. */
abstract class DatasetContract {
    /** A new source that shares no state with earlier ones. */
    abstract DatasetSource source();

    /** A request of 40 training, 20 validation and 20 test objects that the source can serve. */
    abstract DatasetRequest request();

    @Test
    void statesNameOriginLicenceAndClasses() {
        DatasetSource source = source();
        assertThat(source.name()).matches("[a-z][a-z0-9-]*");
        assertThat(source.origin()).isNotBlank();
        assertThat(source.licence()).isNotBlank();
        assertThat(source.classNames()).hasSize(source.classes()).doesNotHaveDuplicates();
        assertThat(source.classNames()).allMatch(name -> !name.isBlank());
    }

    @Test
    void servesTheRequestedShape() {
        DatasetSplits splits = source().load(request());
        assertThat(splits.train().count()).isEqualTo(40);
        assertThat(splits.validation().count()).isEqualTo(20);
        assertThat(splits.test().count()).isEqualTo(20);
        for (ImageSet set : parts(splits)) {
            assertThat(set.views()).isEqualTo(request().views());
            assertThat(set.classes()).isEqualTo(source().classes());
            if (request().height() > 0) {
                assertThat(set.height()).isEqualTo(request().height());
                assertThat(set.width()).isEqualTo(request().width());
            }
        }
    }

    @Test
    void everyPartIsBalanced() {
        for (ImageSet set : parts(source().load(request()))) {
            int[] counts = set.countsByClass();
            int least = set.count() / set.classes();
            // The carved part may take one more of a class than of another, so the rest may differ by two.
            assertThat(Arrays.stream(counts).boxed())
                    .allSatisfy(count -> assertThat(count).isBetween(least - 1, least + 2));
        }
    }

    @Test
    void givesTheSameBytesAgainAndFromOtherThreads() throws Exception {
        List<String> expected = sums(source().load(request()));
        assertThat(sums(source().load(request()))).isEqualTo(expected);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            DatasetSource shared = source();
            Callable<List<String>> task = () -> sums(shared.load(request()));
            for (Future<List<String>> result : pool.invokeAll(List.of(task, task, task, task))) {
                assertThat(result.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theSeedDecidesTheValidationPart() {
        String one = source().load(request().withSeed(1)).validation().sha256();
        String two = source().load(request().withSeed(2)).validation().sha256();
        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void noObjectIsInTwoParts() {
        DatasetSplits splits = source().load(request());
        assertThat(parts(splits).stream()
                        .flatMap(set -> IntStream.range(0, set.count())
                                .mapToObj(i -> set.range(i, i + 1).sha256()))
                        .toList())
                .doesNotHaveDuplicates();
    }

    static List<ImageSet> parts(DatasetSplits splits) {
        return List.of(splits.train(), splits.validation(), splits.test());
    }

    private static List<String> sums(DatasetSplits splits) {
        return parts(splits).stream().map(ImageSet::sha256).toList();
    }
}
