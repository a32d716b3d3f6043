package io.splitnets.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.engine.RandomSource;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run keeps does not grow with its length. */
class BoundedMemoryTest {
    /** Four stores, each at most a histogram of four digits up to 2^53 ps: 40 buckets of 2^14 counts. */
    private static final long STATISTICS = 4L * 40 * (1 << 14) * Long.BYTES + 100_000;

    private static final long SERIES = Mser5.MOST * 2L * Long.BYTES + 1000;

    private final FrameStatistics batch = new FrameStatistics(1);
    private final FrameStatistics total = new FrameStatistics(1);
    private final Mser5 series = new Mser5();
    private final RandomSource random = RandomSource.of(1, 0, "memory", "test");
    private long fed;

    private void feedTo(long results) {
        for (; fed < results; fed++) {
            long latency = (long) (-StrictMath.log(random.uniform()) * 5e9);
            series.add(fed * 1_000_000, latency);
            batch.latency().add(latency);
            batch.aggregatorWait().add(latency / 2);
            if (fed % 50_000 == 49_999) {
                batch.moveTo(total);
            }
        }
    }

    @Test
    void theStatisticsOfALongRunAreAsLargeAsThoseOfAShorterOne() throws IllegalAccessException {
        feedTo(100_000);
        assertThat(liveBytes(total)).isBetween(2_000_000L, STATISTICS);
        feedTo(200_000);
        long before = liveBytes(total) + liveBytes(batch) + liveBytes(series);
        feedTo(1_000_000);
        long after = liveBytes(total) + liveBytes(batch) + liveBytes(series);
        assertThat(total.latency().count()).isEqualTo(1_000_000);
        assertThat(total.latency().exact()).isFalse();
        // a larger maximum may add a bucket of 128 KiB to each of two histograms
        assertThat(after - before).isBetween(0L, 300_000L);
        assertThat(liveBytes(total)).isLessThan(STATISTICS);
        assertThat(liveBytes(batch)).isLessThan(1_500_000);
        assertThat(liveBytes(series)).isBetween(Mser5.MOST * 16L, SERIES);
    }

    @Test
    void joinedStoresAreOneStore() {
        QuantileStore whole = new QuantileStore();
        QuantileStore joined = new QuantileStore();
        QuantileStore part = new QuantileStore();
        for (int i = 0; i < 2 * QuantileStore.EXACT + 10; i++) {
            long value = (long) (random.uniform() * 1e12);
            whole.add(value);
            part.add(value);
            if (i % 1000 == 999 || i == 2 * QuantileStore.EXACT + 9) {
                joined.add(part);
                part.reset();
            }
            if (i % 100_000 == 99_999) {
                same(joined, whole);
            }
        }
        same(joined, whole);
        QuantileStore doubled = new QuantileStore();
        doubled.add(7);
        doubled.add(joined);
        whole.add(7);
        same(doubled, whole);
    }

    private static void same(QuantileStore one, QuantileStore other) {
        assertThat(one.count()).isEqualTo(other.count());
        assertThat(one.sum().sameAs(other.sum())).isTrue();
        assertThat(one.max()).isEqualTo(other.max());
        assertThat(one.exact()).isEqualTo(other.exact());
        for (double p : new double[] {0.001, 0.5, 0.95, 0.999, 1}) {
            assertThat(one.quantile(p)).isEqualTo(other.quantile(p));
        }
    }

    /** Bytes in the fields and arrays that can be reached, in objects of ours and of the histogram. */
    private static long liveBytes(Object root) throws IllegalAccessException {
        return bytes(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static long bytes(Object object, Set<Object> seen) throws IllegalAccessException {
        if (object == null || !seen.add(object)) {
            return 0;
        }
        Class<?> type = object.getClass();
        if (type.isArray()) {
            long sum = (long) Array.getLength(object) * Long.BYTES;
            for (int i = 0; !type.getComponentType().isPrimitive() && i < Array.getLength(object); i++) {
                sum += bytes(Array.get(object, i), seen);
            }
            return sum;
        }
        if (!type.getName().startsWith("io.splitnets.") && !type.getName().startsWith("org.HdrHistogram.")) {
            return 0;
        }
        long sum = 16;
        for (Class<?> part = type; part != null; part = part.getSuperclass()) {
            for (Field field : part.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) || part == Object.class) {
                    continue;
                }
                sum += Long.BYTES;
                if (!field.getType().isPrimitive() && field.trySetAccessible()) {
                    sum += bytes(field.get(object), seen);
                }
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 99, 100, 101, 5_000, QuantileStore.EXACT, QuantileStore.EXACT + 1, 300_000})
    void allPercentilesAreThoseAskedForOneByOne(int count) {
        RandomSource random = RandomSource.of(count, 0, "store", "values");
        QuantileStore store = new QuantileStore();
        for (int i = 0; i < count; i++) {
            store.add(i % 3 == 0 ? 0 : Math.round(1e9 * random.uniform() * random.uniform()));
        }
        long[] percentiles = store.percentiles();
        for (int percent = 1; percent < 100; percent++) {
            assertThat(percentiles[percent - 1]).as("%s %%", percent).isEqualTo(store.quantile(percent / 100.0));
        }
        assertThat(percentiles[99]).isEqualTo(store.max());
    }
}
