package io.splitnets.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.RandomSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mser5Test {
    /** Five results of each latency; result i is stamped 1000 i. */
    private static Mser5 of(long... latencies) {
        Mser5 series = new Mser5();
        long stamp = 0;
        for (long latency : latencies) {
            for (int i = 0; i < 5; i++) {
                series.add(stamp, latency);
                stamp += 1000;
            }
        }
        return series;
    }

    /**
     * By hand, sum of squares over the number kept, squared: from d = 1 (160 and 3,720 over 11) 1392.73 / 121 = 11.51; d = 2
     * (ten values, mean 11) 10 / 100 = 0.1; d = 3 (98 and 1,076 over 9) 8.889 / 81 = 0.1097; d = 4 8 / 64 = 0.125; d = 5
     * 6.857 / 49 = 0.14; d = 6 6 / 36 = 0.167.
     */
    @Test
    void cutsWhereTheStandardErrorIsLeast() {
        Mser5 series = of(100, 50, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10);
        assertThat(series.cut()).isEqualTo(2);
        assertThat(series.warmUp()).hasValue(9001); // results 0 to 9 are left out, the last of them is stamped 9,000
    }

    @Test
    void batchesAreMeansOfFive() {
        Mser5 series = new Mser5();
        for (int i = 0; i < 60; i++) {
            // as above, each batch spread around its mean: 80, 90, 100, 110, 120
            long mean = i < 5 ? 100 : i < 10 ? 50 : i / 5 % 2 == 0 ? 12 : 10;
            series.add(i, mean + (i % 5 - 2) * (mean / 5));
        }
        assertThat(series.cut()).isEqualTo(2);
        assertThat(series.warmUp()).hasValue(10);
    }

    @Test
    void equalLatenciesNeedNoWarmUp() {
        assertThat(of(7, 7, 7, 7, 7, 7, 7, 7, 7, 7).warmUp()).hasValue(0);
        // one frame alone, then always the same: only its batch goes
        assertThat(of(6, 7, 7, 7, 7, 7, 7, 7, 7, 7).warmUp()).hasValue(4001);
    }

    @Test
    void theLatestStampOfTheTransientCounts() {
        Mser5 series = new Mser5();
        for (int i = 0; i < 100; i++) {
            series.add(i == 3 ? 40 : i, i < 5 ? 1000 : i % 2); // result 3 was overtaken by many
        }
        assertThat(series.cut()).isEqualTo(1);
        assertThat(series.warmUp()).hasValue(41);
    }

    @Test
    void noPointInTheFirstHalf() {
        assertThat(of(1000, 900, 800, 700, 600, 500, 400, 300, 200, 100).warmUp())
                .isEmpty();
        assertThat(of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512).warmUp()).hasValue(0);
    }

    @Test
    void tooFewResultsSayNothing() {
        assertThat(new Mser5().warmUp()).isEmpty();
        assertThat(of(7, 7, 7, 7, 7, 7, 7, 7, 7).warmUp()).isEmpty();
    }

    /** The definition, batch by batch; {@code batch} results each. */
    private static int reference(List<Long> latencies, int batch) {
        int n = latencies.size() / batch;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int d = 0; d <= n / 2; d++) {
            double mean = 0;
            for (int j = d; j < n; j++) {
                mean += mean(latencies, batch, j) / (n - d);
            }
            double squares = 0;
            for (int j = d; j < n; j++) {
                squares += Math.pow(mean(latencies, batch, j) - mean, 2);
            }
            double statistic = squares / ((double) (n - d) * (n - d));
            if (statistic < least) {
                least = statistic;
                best = d;
            }
        }
        return best;
    }

    private static double mean(List<Long> latencies, int batch, int j) {
        return latencies.subList(j * batch, (j + 1) * batch).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheDefinition(int seed) {
        RandomSource random = RandomSource.of(seed, 0, "mser", "test");
        Mser5 series = new Mser5();
        List<Long> latencies = new ArrayList<>();
        double level = seed % 3 * 3e10;
        for (int i = 0; i < 400 * seed; i++) {
            level = 0.95 * level + 1e9 * random.uniform();
            latencies.add((long) level);
            series.add(i, (long) level);
        }
        assertThat(series.batchSize()).isEqualTo(5);
        assertThat(series.cut()).isEqualTo(reference(latencies, 5));
    }

    @Test
    void longSeriesHaveLargerBatches() {
        int most = Mser5.MOST;
        Mser5 series = new Mser5();
        RandomSource random = RandomSource.of(1, 0, "mser", "long");
        double level = 1e12;
        for (int i = 0; i < 5 * most * 2 + 5; i++) {
            level = 0.999 * level + 1e8 * random.uniform();
            series.add(i, (long) level);
            assertThat(series.batches()).isLessThanOrEqualTo(most);
        }
        assertThat(series.batchSize()).isEqualTo(10);
        assertThat(series.batches()).isEqualTo(most);
        series.add(0, 0);
        for (int i = 0; i < 4; i++) {
            series.add(0, 0);
        }
        assertThat(series.batchSize()).isEqualTo(20);
        int cut = series.cut();
        assertThat(cut).isBetween(100, most / 8);
        assertThat(series.warmUp().orElseThrow()).isEqualTo(cut * 20L);
    }

    /**
     * M/M/1 at load 0.8, service 1, that starts with work for 1,000 services: it takes about 1,000 / (1 - 0.8) = 5,000 to
     * work them off, during which 4,000 customers come.
     */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "1, 1000", "2, 1000", "3, 1000", "4, 1000", "5, 1000"})
    void aQueueThatStartsFull(int seed, double work) {
        RandomSource random = RandomSource.of(seed, 0, "mser", "queue");
        Mser5 series = new Mser5();
        double wait = work;
        double now = 0;
        for (int i = 0; i < 20_000; i++) {
            double sojourn = wait - StrictMath.log(random.uniform());
            series.add((long) (now * 1e6), (long) (sojourn * 1e6));
            double gap = -StrictMath.log(random.uniform()) / 0.8;
            now += gap;
            wait = Math.max(0, sojourn - gap);
        }
        double cut = series.warmUp().orElseThrow() / 1e6;
        if (work == 0) {
            assertThat(cut).isLessThan(5000);
        } else {
            assertThat(cut).isCloseTo(5000, within(1500.0));
        }
    }
}
