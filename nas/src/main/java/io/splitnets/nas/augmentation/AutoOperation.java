package io.splitnets.nas.augmentation;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Operations with their ranges by Cubuk et al., "AutoAugment", arXiv 1805.09501, table 6. The strength runs from -1 to 1;
 * where no sign makes sense its magnitude counts. Left out of the published list: colour, sharpness, sample pairing,
 * cutout (a kind of its own). A move is a share of the side, 150 of the published 331 pixels.
 */
@SuppressWarnings("ImmutableEnumChecker") // the changes have no state
enum AutoOperation {
    IDENTITY((plane, s) -> {}),
    SHEAR_X((plane, s) -> plane.warp(1, 0.3 * s, 0, 0, 1, 0)),
    SHEAR_Y((plane, s) -> plane.warp(1, 0, 0, 0.3 * s, 1, 0)),
    TRANSLATE_X((plane, s) -> plane.warp(1, 0, 150.0 / 331 * s * plane.width(), 0, 1, 0)),
    TRANSLATE_Y((plane, s) -> plane.warp(1, 0, 0, 0, 1, 150.0 / 331 * s * plane.height())),
    ROTATE((plane, s) -> {
        double angle = StrictMath.toRadians(30 * s);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        plane.warp(cos, sin, 0, -sin, cos, 0);
    }),
    BRIGHTNESS((plane, s) -> plane.map(table(v -> clipped((1 + 0.9 * s) * v)))),
    CONTRAST((plane, s) -> {
        double mean = mean(plane);
        plane.map(table(v -> clipped(mean + (1 + 0.9 * s) * (v - mean))));
    }),
    POSTERIZE((plane, s) -> {
        int mask = 0xff << (int) StrictMath.round(4 * Math.abs(s)) & 0xff;
        plane.map(table(v -> v & mask));
    }),
    SOLARIZE((plane, s) -> {
        double threshold = 256 * (1 - Math.abs(s));
        plane.map(table(v -> v < threshold ? v : 255 - v));
    }),
    INVERT((plane, s) -> plane.map(table(v -> 255 - v))),
    AUTO_CONTRAST((plane, s) -> eachChannel(plane, AutoOperation::stretched)),
    EQUALIZE((plane, s) -> eachChannel(plane, AutoOperation::equalised));

    private final Change change;

    AutoOperation(Change change) {
        this.change = change;
    }

    void apply(Plane plane, double strength) {
        change.apply(plane, strength);
    }

    private static int[] table(IntUnaryOperator value) {
        int[] table = new int[256];
        Arrays.setAll(table, value);
        return table;
    }

    private static int clipped(double value) {
        return (int) Math.max(0, Math.min(255, value + 0.5));
    }

    private static double mean(Plane plane) {
        long sum = 0;
        for (byte value : plane.pixels()) {
            sum += value & 0xff;
        }
        return (double) sum / plane.pixels().length;
    }

    private static void eachChannel(Plane plane, Remap remap) {
        for (int c = 0; c < plane.channels(); c++) {
            plane.map(c, remap.table(plane.histogram(c)));
        }
    }

    /** The darkest value becomes 0, the brightest 255. */
    private static int[] stretched(int[] counts) {
        int low = 0;
        int high = 255;
        while (low < 255 && counts[low] == 0) {
            low++;
        }
        while (high > 0 && counts[high] == 0) {
            high--;
        }
        int from = low;
        int range = high - low;
        return table(v -> range <= 0 ? v : clipped(255.0 * (v - from) / range));
    }

    /** Values become their rank among the others, so that all are equally frequent as far as that goes. */
    private static int[] equalised(int[] counts) {
        int[] upTo = counts.clone();
        Arrays.parallelPrefix(upTo, Integer::sum);
        int all = upTo[255];
        int first = Arrays.stream(counts).filter(count -> count > 0).findFirst().orElse(all);
        return table(v -> all == first ? v : clipped(255.0 * Math.max(0, upTo[v] - first) / (all - first)));
    }

    private interface Change {
        void apply(Plane plane, double strength);
    }

    private interface Remap {
        int[] table(int[] counts);
    }
}
