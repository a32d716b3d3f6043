package io.splitnets.nas.supernet;

import io.splitnets.network.Layer.Activation;

/**
 * Swish x / (1 + exp(-x)), hard-swish x relu6(x + 3) / 6 and ReLU6 over whole activations, in tiles on the heap. The exponential
 * is a polynomial of its own, with equal bits on every machine. Holds scratch space, so
 * one instance serves one thread.
 */
final class ActivationKernel {

    private static final int TILE = 2048;
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    private static final float ROUND = 12_582_912f;
    private static final float MOST = 80f;
    private final float[] x = new float[TILE];
    private final float[] g = new float[TILE];

    /** y = f(from); {@code to} may be {@code from}. */
    void forward(Activation activation, Floats from, Floats to, int size) {
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            from.floats().get(base, x, 0, length);
            if (activation == Activation.SWISH) {
                for (int j = 0; j < length; j++) {
                    x[j] *= sigmoid(x[j]);
                }
            } else if (activation == Activation.RELU6) {
                for (int j = 0; j < length; j++) {
                    x[j] = Math.min(6f, Math.max(0f, x[j]));
                }
            } else {
                for (int j = 0; j < length; j++) {
                    x[j] *= Math.min(6f, Math.max(0f, x[j] + 3f)) / 6f;
                }
            }
            to.floats().put(base, x, 0, length);
        }
    }

    /** gradient *= f'(input). */
    void backward(Activation activation, Floats input, Floats gradient, int size) {
        for (int base = 0; base < size; base += TILE) {
            int length = Math.min(TILE, size - base);
            input.floats().get(base, x, 0, length);
            gradient.floats().get(base, g, 0, length);
            for (int j = 0; j < length; j++) {
                g[j] *= slope(activation, x[j]);
            }
            gradient.floats().put(base, g, 0, length);
        }
    }

    private static float slope(Activation activation, float value) {
        if (activation == Activation.RELU6) {
            return value > 0f && value < 6f ? 1f : 0f;
        }
        return activation == Activation.SWISH ? swishSlope(value) : hardSwishSlope(value);
    }

    private static float swishSlope(float value) {
        float s = sigmoid(value);
        return s * (1f + value * (1f - s));
    }

    private static float hardSwishSlope(float value) {
        if (value <= -3f) {
            return 0f;
        }
        return value >= 3f ? 1f : (2f * value + 3f) / 6f;
    }

    /** 1 / (1 + exp(-value)), to 3e-7 relative; arguments beyond 80 are taken as 80. */
    static float sigmoid(float value) {
        return 1f / (1f + exp(Math.min(MOST, Math.max(-MOST, -value))));
    }

    /** 2^k times a polynomial of degree 6 in the remainder, whose magnitude is at most ln(2) / 2. */
    private static float exp(float value) {
        float k = value * LOG2_E + ROUND - ROUND;
        float r = value - k * LN2_HIGH - k * LN2_LOW;
        float p = 1f / 120 + r * (1f / 720);
        p = 1f / 24 + r * p;
        p = 1f / 6 + r * p;
        p = 0.5f + r * p;
        p = 1f + r * (1f + r * p);
        return p * Float.intBitsToFloat(((int) k + 127) << 23);
    }
}
