package io.splitnets.nas.augmentation;

import io.splitnets.nas.dataset.KeyedRandom;

/**
 * Moves an image by whole pixels, uniformly in both directions; what comes in is black.
 *
 * @param pixels the most in each direction, at least 0
 */
record Shift(int pixels) implements Augmentation {
    @Override
    public void apply(Plane plane, KeyedRandom random) {
        int right = random.below(2 * pixels + 1) - pixels;
        int down = random.below(2 * pixels + 1) - pixels;
        plane.warp(1, 0, -right, 0, 1, -down);
    }
}
