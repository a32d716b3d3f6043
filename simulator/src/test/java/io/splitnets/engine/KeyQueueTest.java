package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyQueueTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "5, 3", "6, 4", "64, 5", "300, 6"})
    void bothGiveKeysInOrder(int capacity, long seed) {
        against(new SortedKeys(capacity), capacity, seed);
        against(new HeapKeys(capacity), capacity, seed);
    }

    private static void against(KeyQueue queue, int capacity, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < 20_000; i++) {
            int choice = random.nextInt(100);
            if (choice < 55 && expected.size() < capacity) {
                long key = random.nextInt(4) == 0 ? KeyQueue.NONE - 1 - random.nextInt(500) : random.nextInt(500);
                if (expected.add(key)) {
                    queue.add(key);
                }
            } else if (choice < 95 && !expected.isEmpty()) {
                assertThat(queue.first()).isEqualTo(expected.pollFirst());
                queue.removeFirst();
            } else if (choice < 99 && !expected.isEmpty()) {
                Long some = expected.ceiling((long) random.nextInt(500));
                if (some != null && queue.remove(some)) {
                    expected.remove(some);
                }
            } else if (choice == 99 && random.nextInt(20) == 0) {
                queue.clear();
                expected.clear();
            }
            if (random.nextBoolean()) {
                assertThat(queue.first()).isEqualTo(expected.isEmpty() ? KeyQueue.NONE : expected.first());
            }
        }
        queue.clear();
        assertThat(queue.first()).isEqualTo(KeyQueue.NONE);
    }
}
