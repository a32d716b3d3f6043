package io.splitnets.nas.augmentation;

/** One image that is being changed; serves one thread. */
public final class Plane {
    private final int height;
    private final int width;
    private final int channels;
    private final byte[] pixels;
    private final byte[] before;

    /** A black image. */
    public Plane(int height, int width, int channels) {
        this.height = height;
        this.width = width;
        this.channels = channels;
        pixels = new byte[height * width * channels];
        before = new byte[pixels.length];
    }

    /** Takes over an image from {@code offset} of {@code source}, in the order H, W, C. */
    public void load(byte[] source, int offset) {
        System.arraycopy(source, offset, pixels, 0, pixels.length);
    }

    /** The bytes in the order H, W, C, which may be changed. */
    public byte[] pixels() {
        return pixels;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Values per pixel. */
    public int channels() {
        return channels;
    }

    /** Replaces each value v by {@code table[v]}, 0 to 255. */
    void map(int[] table) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) table[pixels[i] & 0xff];
        }
    }

    /** How many pixels have each value of a channel. */
    int[] histogram(int channel) {
        int[] counts = new int[256];
        for (int i = channel; i < pixels.length; i += channels) {
            counts[pixels[i] & 0xff]++;
        }
        return counts;
    }

    /** Replaces the values of one channel. */
    void map(int channel, int[] table) {
        for (int i = channel; i < pixels.length; i += channels) {
            pixels[i] = (byte) table[pixels[i] & 0xff];
        }
    }

    /**
     * Moves the pixels: what stands at offset (x, y) from the centre comes from (a x + b y + c, d x + e y + f), linearly
     * between pixels; outside is black.
     *
     * @param m a, b, c, d, e, f
     */
    void warp(double... m) {
        System.arraycopy(pixels, 0, before, 0, pixels.length);
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double x = column - centreX;
                double y = row - centreY;
                double fromX = m[0] * x + m[1] * y + m[2] + centreX;
                double fromY = m[3] * x + m[4] * y + m[5] + centreY;
                for (int c = 0; c < channels; c++) {
                    pixels[(row * width + column) * channels + c] = (byte) (int) (between(fromX, fromY, c) + 0.5);
                }
            }
        }
    }

    private double between(double x, double y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        double above = (1 - right) * old(left, top, channel) + right * old(left + 1, top, channel);
        double below = (1 - right) * old(left, top + 1, channel) + right * old(left + 1, top + 1, channel);
        return (1 - down) * above + down * below;
    }

    private int old(int x, int y, int channel) {
        boolean inside = x >= 0 && x < width && y >= 0 && y < height;
        return inside ? before[(y * width + x) * channels + channel] & 0xff : 0;
    }
}
