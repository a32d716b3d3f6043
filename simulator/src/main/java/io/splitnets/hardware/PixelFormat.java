package io.splitnets.hardware;

/**
 * Packed raw pixel formats of MIPI CSI-2. Pixels are packed in groups that fill whole bytes; a line must be a whole
 * number of groups.
 */
public enum PixelFormat {
    /** One pixel in one byte; data type 0x2A. */
    RAW8(8, 1, 0x2A),
    /** Four pixels in five bytes; data type 0x2B. */
    RAW10(10, 4, 0x2B),
    /** Two pixels in three bytes; data type 0x2C. */
    RAW12(12, 2, 0x2C);

    private final int bitsPerPixel;
    private final int pixelsPerGroup;
    private final int dataType;

    PixelFormat(int bitsPerPixel, int pixelsPerGroup, int dataType) {
        this.bitsPerPixel = bitsPerPixel;
        this.pixelsPerGroup = pixelsPerGroup;
        this.dataType = dataType;
    }

    /** Bits of one pixel. */
    public int bitsPerPixel() {
        return bitsPerPixel;
    }

    /** Pixels of the smallest packed group that ends on a byte. */
    public int pixelsPerGroup() {
        return pixelsPerGroup;
    }

    /** The CSI-2 data type of long packets with these pixels. */
    public int dataType() {
        return dataType;
    }

    /** Whether a line of {@code width} pixels is a whole number of packed groups. */
    public boolean divides(int width) {
        return width > 0 && width % pixelsPerGroup == 0;
    }

    /**
     * Bytes of one packed line (the word count of its CSI-2 packet).
     *
     * @param width pixels in the line, a multiple of {@link #pixelsPerGroup()}
     * @throws IllegalArgumentException if it is not
     */
    public int lineBytes(int width) {
        if (!divides(width)) {
            throw new IllegalArgumentException("a " + this + " line of " + width + " pixels breaks a packed group of "
                    + pixelsPerGroup + "; expected a positive multiple of " + pixelsPerGroup);
        }
        return Math.toIntExact((long) width * bitsPerPixel / 8);
    }
}
