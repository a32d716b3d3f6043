package io.splitnets.nas.dataset;

/**
 * One decoded image, and how it is cut to the shape that is asked for. Grey from colour is the luma of ITU-R BT.601-7,
 * section 2.5.1 (0.299, 0.587, 0.114); colour from grey repeats the value. The middle of the image is cut to the wanted
 * aspect ratio, then each axis is resampled: by the mean over the covered pixels where it shrinks, linearly between
 * pixel centres where it grows. All sums run in index order.
 *
 * @param pixels unsigned bytes in the order H, W, C
 * @param height rows, at least 1
 * @param width columns, at least 1
 * @param channels 1 (grey) or 3 (red, green, blue)
 */
record Picture(byte[] pixels, int height, int width, int channels) {

    /** Writes the image in another shape to {@code into} from {@code offset}. */
    void fit(int toHeight, int toWidth, int toChannels, byte[] into, int offset) {
        Picture coloured = recoloured(toChannels);
        if (height == toHeight && width == toWidth) {
            System.arraycopy(coloured.pixels, 0, into, offset, coloured.pixels.length);
            return;
        }
        // The cut is the largest rectangle of the wanted ratio, exact in whole numbers of pixels, centred.
        long byHeight = (long) height * toWidth;
        long byWidth = (long) width * toHeight;
        int cutWidth = byWidth > byHeight ? (int) Math.max(1, byHeight / toHeight) : width;
        int cutHeight = byHeight > byWidth ? (int) Math.max(1, byWidth / toWidth) : height;
        Axis rows = Axis.of((height - cutHeight) / 2, cutHeight, toHeight);
        Axis columns = Axis.of((width - cutWidth) / 2, cutWidth, toWidth);
        coloured.resample(rows, columns, into, offset);
    }

    private Picture recoloured(int toChannels) {
        if (toChannels == channels) {
            return this;
        }
        byte[] changed = new byte[height * width * toChannels];
        for (int i = 0; i < height * width; i++) {
            if (toChannels == 1) {
                changed[i] = (byte) luma(pixels[3 * i] & 0xff, pixels[3 * i + 1] & 0xff, pixels[3 * i + 2] & 0xff);
            } else {
                changed[3 * i] = pixels[i];
                changed[3 * i + 1] = pixels[i];
                changed[3 * i + 2] = pixels[i];
            }
        }
        return new Picture(changed, height, width, toChannels);
    }

    private static int luma(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    private void resample(Axis rows, Axis columns, byte[] into, int offset) {
        int lineLength = columns.size() * channels;
        double[] line = new double[lineLength];
        for (int y = 0; y < rows.size(); y++) {
            double[] sums = new double[lineLength];
            for (int k = 0; k < rows.weights()[y].length; k++) {
                squeeze(rows.starts()[y] + k, columns, line);
                for (int i = 0; i < lineLength; i++) {
                    sums[i] += rows.weights()[y][k] * line[i];
                }
            }
            for (int i = 0; i < lineLength; i++) {
                into[offset + y * lineLength + i] = (byte) Math.min(255, (int) (sums[i] + 0.5));
            }
        }
    }

    private void squeeze(int row, Axis columns, double[] line) {
        for (int x = 0; x < columns.size(); x++) {
            double[] weights = columns.weights()[x];
            for (int c = 0; c < channels; c++) {
                double sum = 0;
                int at = (row * width + columns.starts()[x]) * channels + c;
                for (double weight : weights) {
                    sum += weight * (pixels[at] & 0xff);
                    at += channels;
                }
                line[x * channels + c] = sum;
            }
        }
    }

    /** Which pixels of one axis each new pixel is made of; the weights of one new pixel sum to 1. */
    private record Axis(int[] starts, double[][] weights) {
        static Axis of(int first, int length, int size) {
            int[] starts = new int[size];
            double[][] weights = new double[size][];
            double scale = (double) length / size;
            for (int i = 0; i < size; i++) {
                double from = scale > 1 ? i * scale : Math.max(0, Math.min(length - 1.0, (i + 0.5) * scale - 0.5));
                starts[i] = Math.min((int) from, length - 1);
                weights[i] = scale > 1
                        ? covered(from, Math.min(length, from + scale))
                        : between(from - starts[i], starts[i] + 1 < length);
                starts[i] += first;
            }
            return new Axis(starts, weights);
        }

        /** Shares of the pixels that lie between two places. */
        private static double[] covered(double from, double to) {
            int start = (int) from;
            double[] shares = new double[Math.max(1, (int) Math.ceil(to) - start)];
            for (int k = 0; k < shares.length; k++) {
                shares[k] = (Math.min(to, start + k + 1.0) - Math.max(from, start + k)) / (to - from);
            }
            return shares;
        }

        private static double[] between(double fraction, boolean hasNext) {
            return hasNext ? new double[] {1 - fraction, fraction} : new double[] {1};
        }

        int size() {
            return starts.length;
        }
    }
}
