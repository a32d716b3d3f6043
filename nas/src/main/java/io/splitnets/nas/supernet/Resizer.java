package io.splitnets.nas.supernet;

/**
 * Resizes a plane of floats, separably: area averaging where it shrinks, linear interpolation between pixel centres
 * where it grows. Pure arithmetic in a fixed order, so results are the same everywhere. One instance serves one thread.
 */
final class Resizer {
    private final int size;
    private final int height;
    private final int width;
    private final int channels;
    private final float[][] rowWeights;
    private final int[] rowStarts;
    private final float[][] columnWeights;
    private final int[] columnStarts;
    private final float[] narrow;

    Resizer(int height, int width, int channels, int size) {
        this.size = size;
        this.height = height;
        this.width = width;
        this.channels = channels;
        rowStarts = new int[size];
        rowWeights = table(height, size, rowStarts);
        columnStarts = new int[size];
        columnWeights = table(width, size, columnStarts);
        narrow = new float[height * size * channels];
    }

    /** Weights of the source pixels for every target pixel; they sum to 1. */
    static float[][] table(int from, int to, int[] starts) {
        double ratio = (double) from / to;
        double reach = Math.max(1, ratio);
        float[][] weights = new float[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * ratio;
            int first = (int) Math.max(0, Math.floor(centre - reach));
            int last = (int) Math.min(from - 1, Math.ceil(centre + reach));
            double[] raw = new double[last - first + 1];
            double sum = 0;
            for (int s = first; s <= last; s++) {
                raw[s - first] = ratio > 1
                        ? Math.max(0, Math.min(s + 1, (i + 1) * ratio) - Math.max(s, i * ratio))
                        : Math.max(0, 1 - Math.abs(s + 0.5 - centre));
                sum += raw[s - first];
            }
            starts[i] = first;
            weights[i] = new float[raw.length];
            for (int k = 0; k < raw.length; k++) {
                weights[i][k] = (float) (raw[k] / sum);
            }
        }
        return weights;
    }

    /** (height, width, C) to (size, size, C); equal sizes are copied. */
    void resize(float[] source, float[] target) {
        if (height == size && width == size) {
            System.arraycopy(source, 0, target, 0, size * size * channels);
            return;
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < size; x++) {
                float[] w = columnWeights[x];
                for (int c = 0; c < channels; c++) {
                    float sum = 0;
                    for (int k = 0; k < w.length; k++) {
                        sum += w[k] * source[(y * width + columnStarts[x] + k) * channels + c];
                    }
                    narrow[(y * size + x) * channels + c] = sum;
                }
            }
        }
        int row = size * channels;
        for (int y = 0; y < size; y++) {
            float[] w = rowWeights[y];
            for (int j = 0; j < row; j++) {
                float sum = 0;
                for (int k = 0; k < w.length; k++) {
                    sum += w[k] * narrow[(rowStarts[y] + k) * row + j];
                }
                target[y * row + j] = sum;
            }
        }
    }
}
