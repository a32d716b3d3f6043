package io.splitnets.nas.augmentation;

import io.splitnets.nas.dataset.KeyedRandom;

/**
 * Applies some operations of AutoAugment, drawn uniformly with replacement, all at one magnitude, as RandAugment does
 * (Cubuk et al., arXiv 1909.13719). The sign of a turn, a shear, a move or a change of light is drawn too.
 *
 * @param operations how many, at least 1
 * @param magnitude 0 to 10, where 10 is the end of the published range
 */
record Auto(int operations, int magnitude) implements Augmentation {
    @Override
    public void apply(Plane plane, KeyedRandom random) {
        AutoOperation[] all = AutoOperation.values();
        for (int i = 0; i < operations; i++) {
            AutoOperation operation = all[random.below(all.length)];
            operation.apply(plane, random.chance(0.5) ? magnitude / 10.0 : -magnitude / 10.0);
        }
    }
}
