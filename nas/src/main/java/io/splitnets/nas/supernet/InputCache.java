package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Inputs that many networks read, kept up to a bound on memory: first come, first kept. What no longer fits is made anew
 * each time. Safe for any number of threads.
 */
final class InputCache {
    private final IdentityHashMap<ImageSet, Map<PartedInput.Format, PartedInput>> inputs = new IdentityHashMap<>();
    private long left;

    /** Keeps at most {@code bytes} off the heap. */
    InputCache(long bytes) {
        left = bytes;
    }

    /**
     * The input of {@code choice}.
     *
     * @throws IllegalArgumentException if its views do not divide those of the images
     */
    synchronized PartedInput of(ImageSet images, SubnetChoice choice) {
        return inputs.computeIfAbsent(images, key -> new HashMap<>())
                .computeIfAbsent(PartedInput.Format.of(choice), format -> make(images, format));
    }

    /** Bytes that more inputs could take. */
    synchronized long left() {
        return left;
    }

    private PartedInput make(ImageSet images, PartedInput.Format format) {
        long bytes = format.bytes(images);
        boolean fits = bytes <= left;
        PartedInput input = new PartedInput(images, format, fits);
        left -= fits ? bytes : 0;
        return input;
    }
}
