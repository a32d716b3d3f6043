package io.splitnets.nas.supernet;

import java.util.Arrays;

/** Plain loops over whole activations. */
final class Elementwise {
    private static final int TILE = 2048;
    private static final float SHIFT = 0x1.8p23f;
    private static final int MOST_SHIFTED = 1 << 22;

    private Elementwise() {}

    /** target += other; in heap arrays, where loops vectorise better than over direct buffers. */
    static void add(Floats target, Floats other, int size) {
        float[] a = new float[Math.min(size, TILE)];
        float[] b = new float[a.length];
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            target.floats().get(base, a, 0, length);
            other.floats().get(base, b, 0, length);
            for (int i = 0; i < length; i++) {
                a[i] += b[i];
            }
            target.floats().put(base, a, 0, length);
        }
    }

    /** Cuts every value to at most {@code most} in magnitude. */
    static void clip(Floats values, int size, float most) {
        float[] a = new float[Math.min(size, TILE)];
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            values.floats().get(base, a, 0, length);
            for (int i = 0; i < length; i++) {
                a[i] = Math.max(-most, Math.min(most, a[i]));
            }
            values.floats().put(base, a, 0, length);
        }
    }

    /** Multiplies {@code size} values from {@code start} on by {@code factor}. */
    static void scale(Floats values, int start, int size, float factor) {
        float[] a = new float[size];
        values.floats().get(start, a);
        for (int i = 0; i < size; i++) {
            a[i] *= factor;
        }
        values.floats().put(start, a);
    }

    static void copy(Floats from, Floats to, int size) {
        to.floats().put(0, from.floats(), 0, size);
    }

    /** Mean over the pixels of each object: (N, P, C) to (N, C). */
    static void pool(Floats x, Floats y, int objects, Extent extent) {
        int channels = extent.channels();
        float[] map = new float[extent.pixels() * channels];
        float[] sum = new float[channels];
        for (int n = 0; n < objects; n++) {
            x.floats().get(n * map.length, map);
            Arrays.fill(sum, 0f);
            for (int p = 0; p < map.length; p += channels) {
                for (int c = 0; c < channels; c++) {
                    sum[c] += map[p + c];
                }
            }
            for (int c = 0; c < channels; c++) {
                sum[c] /= extent.pixels();
            }
            y.floats().put(n * channels, sum);
        }
    }

    static void poolGradient(Floats gy, Floats gx, int objects, Extent extent) {
        int channels = extent.channels();
        float[] row = new float[channels];
        for (int n = 0; n < objects; n++) {
            gy.floats().get(n * channels, row);
            for (int c = 0; c < channels; c++) {
                row[c] /= extent.pixels();
            }
            for (int p = 0; p < extent.pixels(); p++) {
                gx.floats().put((n * extent.pixels() + p) * channels, row);
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
        float[] a = new float[Math.min(size, TILE)];
        float[] most = new float[a.length];
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            x.floats().get(base, a, 0, length);
            for (int i = 0; i < length; i++) {
                most[i] = Math.max(most[i], Math.abs(a[i]));
            }
        }
        float max = 0;
        for (float value : most) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Rounds x / scale to the nearest code (ties to even) within plus and minus {@code levels}, times scale. */
    static void quantise(Floats x, Floats y, int size, float range, int levels) {
        float scale = range / levels;
        float inverse = scale > 0 ? levels / range : 0;
        float[] a = new float[Math.min(size, TILE)];
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            x.floats().get(base, a, 0, length);
            if (levels < MOST_SHIFTED) {
                quantiseShifted(a, length, inverse, scale, levels);
            } else {
                quantise(a, length, inverse, scale, levels);
            }
            y.floats().put(base, a, 0, length);
        }
    }

    /** A float of this size has no room for a fraction, so adding and taking it away rounds as rint does, 40 times faster. */
    private static void quantiseShifted(float[] a, int length, float inverse, float scale, float levels) {
        for (int i = 0; i < length; i++) {
            float code = Math.max(-levels, Math.min(levels, a[i] * inverse));
            a[i] = (code + SHIFT - SHIFT) * scale;
        }
    }

    private static void quantise(float[] a, int length, float inverse, float scale, int levels) {
        for (int i = 0; i < length; i++) {
            float code = (float) Math.rint(a[i] * inverse);
            a[i] = Math.max(-levels, Math.min(levels, code)) * scale;
        }
    }

    /** Straight-through: the gradient passes where the value was inside the range. */
    static void quantiseGradient(Floats x, Floats g, int size, float range) {
        float[] a = new float[Math.min(size, TILE)];
        float[] b = new float[a.length];
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            x.floats().get(base, a, 0, length);
            g.floats().get(base, b, 0, length);
            for (int i = 0; i < length; i++) {
                if (Math.abs(a[i]) > range) {
                    b[i] = 0f;
                }
            }
            g.floats().put(base, b, 0, length);
        }
    }
}
