package io.splitnets.nas.augmentation;

import io.splitnets.nas.dataset.KeyedRandom;

/** Mirrors half of the images, left to right. */
record Flip() implements Augmentation {
    @Override
    public void apply(Plane plane, KeyedRandom random) {
        if (random.chance(0.5)) {
            plane.warp(-1, 0, 0, 0, 1, 0);
        }
    }
}
