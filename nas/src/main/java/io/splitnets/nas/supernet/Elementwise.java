package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;

/** Plain loops over whole activations. */
final class Elementwise {
    private Elementwise() {}

    /** target += other. */
    static void add(Floats target, Floats other, int size) {
        FloatBuffer a = target.floats();
        FloatBuffer b = other.floats();
        for (int i = 0; i < size; i++) {
            a.put(i, a.get(i) + b.get(i));
        }
    }

    static void copy(Floats from, Floats to, int size) {
        FloatBuffer a = from.floats();
        FloatBuffer b = to.floats();
        for (int i = 0; i < size; i++) {
            b.put(i, a.get(i));
        }
    }

    /** Mean over the pixels of each object: (N, P, C) to (N, C). */
    static void pool(Floats x, Floats y, int objects, Extent extent) {
        int pixels = extent.pixels();
        int channels = extent.channels();
        float[] sum = new float[channels];
        for (int n = 0; n < objects; n++) {
            java.util.Arrays.fill(sum, 0f);
            for (int p = 0; p < pixels; p++) {
                int base = (n * pixels + p) * channels;
                for (int c = 0; c < channels; c++) {
                    sum[c] += x.floats().get(base + c);
                }
            }
            for (int c = 0; c < channels; c++) {
                y.floats().put(n * channels + c, sum[c] / pixels);
            }
        }
    }

    static void poolGradient(Floats gy, Floats gx, int objects, Extent extent) {
        int pixels = extent.pixels();
        int channels = extent.channels();
        for (int n = 0; n < objects; n++) {
            for (int p = 0; p < pixels; p++) {
                int base = (n * pixels + p) * channels;
                for (int c = 0; c < channels; c++) {
                    gx.floats().put(base + c, gy.floats().get(n * channels + c) / pixels);
                }
            }
        }
    }

    /** Maximum over {@code views} blocks of {@code size} floats. */
    static void viewMax(Floats x, Floats y, int views, int size) {
        copy(x, y, size);
        for (int v = 1; v < views; v++) {
            for (int i = 0; i < size; i++) {
                y.floats().put(i, Math.max(y.floats().get(i), x.floats().get(v * size + i)));
            }
        }
    }

    /** Sends each gradient to the first view that holds the maximum. */
    static void viewMaxGradient(Floats x, Floats y, Floats gy, Floats gx, int views, int size) {
        for (int i = 0; i < size; i++) {
            boolean given = false;
            for (int v = 0; v < views; v++) {
                boolean winner =
                        !given && x.floats().get(v * size + i) == y.floats().get(i);
                gx.floats().put(v * size + i, winner ? gy.floats().get(i) : 0f);
                given |= winner;
            }
        }
    }

    /** Largest magnitude. */
    static float largest(Floats x, int size) {
        float max = 0;
        for (int i = 0; i < size; i++) {
            max = Math.max(max, Math.abs(x.floats().get(i)));
        }
        return max;
    }

    /** Rounds x / scale to the nearest code (ties to even) within plus and minus {@code levels}, times scale. */
    static void quantise(Floats x, Floats y, int size, float range, int levels) {
        float scale = range / levels;
        float inverse = scale > 0 ? levels / range : 0;
        for (int i = 0; i < size; i++) {
            float code = (float) Math.rint(x.floats().get(i) * inverse);
            y.floats().put(i, Math.max(-levels, Math.min(levels, code)) * scale);
        }
    }

    /** Straight-through: the gradient passes where the value was inside the range. */
    static void quantiseGradient(Floats x, Floats g, int size, float range) {
        for (int i = 0; i < size; i++) {
            if (Math.abs(x.floats().get(i)) > range) {
                g.floats().put(i, 0f);
            }
        }
    }
}
