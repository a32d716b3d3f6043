package io.splitnets.nas.augmentation;

import io.splitnets.nas.dataset.KeyedRandom;

/**
 * One kind of random change. Implementations are records, since their text is part of what identifies a training. A new
 * kind is a class and one line in {@link Augmentations}.
 */
public interface Augmentation {
    /** Changes the image in place; its shape stays. The same numbers give the same bytes. */
    void apply(Plane plane, KeyedRandom random);
}
