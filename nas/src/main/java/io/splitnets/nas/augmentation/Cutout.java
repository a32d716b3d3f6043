package io.splitnets.nas.augmentation;

import io.splitnets.nas.dataset.KeyedRandom;
import java.util.Arrays;

/**
 * Blackens a square around a random pixel, cut at the border (DeVries, Taylor, arXiv 1708.04552).
 *
 * @param size side in pixels, at least 1
 */
record Cutout(int size) implements Augmentation {
    @Override
    public void apply(Plane plane, KeyedRandom random) {
        int left = random.below(plane.width()) - size / 2;
        int top = random.below(plane.height()) - size / 2;
        int from = Math.max(0, left);
        int to = Math.min(plane.width(), left + size);
        for (int y = Math.max(0, top); y < Math.min(plane.height(), top + size); y++) {
            int row = y * plane.width();
            Arrays.fill(plane.pixels(), (row + from) * plane.channels(), (row + to) * plane.channels(), (byte) 0);
        }
    }
}
