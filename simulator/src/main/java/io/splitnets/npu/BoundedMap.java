package io.splitnets.npu;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that forgets: it keeps what was used lately, at most {@code most} entries. Once half of them are new, the older half is
 * dropped as a whole, which costs nothing per entry. Safe for use by several threads; two that miss at once both compute,
 * and get equal values.
 */
final class BoundedMap<K, V> {
    private final int half;
    private volatile Generations<K, V> generations =
            new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    private record Generations<K, V>(ConcurrentHashMap<K, V> young, ConcurrentHashMap<K, V> old) {}

    BoundedMap(int most) {
        if (most < 2) {
            throw new IllegalArgumentException("a cache needs room for 2 entries, not " + most);
        }
        this.half = most / 2;
    }

    /** The value of {@code key}, computed where it is not known. */
    V get(K key, Function<K, V> compute) {
        Generations<K, V> now = generations;
        @Nullable V young = now.young.get(key);
        if (young != null) {
            return young;
        }
        @Nullable V old = now.old.get(key);
        V value = old != null ? old : compute.apply(key);
        put(key, value);
        return value;
    }

    private synchronized void put(K key, V value) {
        if (generations.young.size() >= half) {
            generations = new Generations<>(new ConcurrentHashMap<>(), generations.young);
        }
        generations.young.put(key, value);
    }

    /** Entries there are now; an entry of both halves counts twice. */
    int size() {
        return generations.young.size() + generations.old.size();
    }
}
