package io.splitnets.nas.dataset;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Labelled images, one or several views per object. The arrays are not copied: whoever holds the set must not change
 * them.
 *
 * @param name what the set is called in reports
 * @param pixels unsigned bytes in the order N, views, H, W, C; 0 is black
 * @param labels one class index per object, 0 to classes - 1
 * @param views views per object, at least 1
 * @param height rows of a view
 * @param width columns of a view
 * @param channels 1 (grey) to 4
 * @param classes number of classes, 1 to 32,767
 */
public record ImageSet(
        String name, byte[] pixels, short[] labels, int views, int height, int width, int channels, int classes) {

    /** Checks that the arrays fit the shape and that every label is a class. */
    public ImageSet {
        if (views < 1
                || height < 1
                || width < 1
                || channels < 1
                || channels > 4
                || classes < 1
                || classes > Short.MAX_VALUE) {
            throw new IllegalArgumentException(name + ": impossible shape: views " + views + ", " + height + "x" + width
                    + "x" + channels + ", classes " + classes);
        }
        long expected = (long) labels.length * objectBytes(views, height, width, channels);
        if (pixels.length != expected) {
            throw new IllegalArgumentException(name + ": " + labels.length + " objects need " + expected
                    + " bytes of pixels but there are " + pixels.length);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException(
                        name + ": label " + labels[i] + " of object " + i + " is not below " + classes);
            }
        }
    }

    /** What the objects of a set look like; the components are those of the set. */
    record Shape(int views, int height, int width, int channels, int classes) {
        ImageSet of(String name, byte[] pixels, short[] labels) {
            return new ImageSet(name, pixels, labels, views, height, width, channels, classes);
        }

        int objectBytes() {
            return ImageSet.objectBytes(views, height, width, channels);
        }
    }

    /** The same with labels of at most 127 classes. */
    public ImageSet(
            String name, byte[] pixels, byte[] labels, int views, int height, int width, int channels, int classes) {
        this(name, pixels, widened(labels), views, height, width, channels, classes);
    }

    /** Number of objects (of images, when there is one view). */
    public int count() {
        return labels.length;
    }

    /** Bytes of one object: views x H x W x C. */
    public int objectBytes() {
        return objectBytes(views, height, width, channels);
    }

    /** The objects {@code from} (inclusive) to {@code to} (exclusive). */
    public ImageSet range(int from, int to) {
        if (from < 0 || to < from || to > count()) {
            throw new IndexOutOfBoundsException(name + ": range " + from + " to " + to + " of " + count());
        }
        int size = objectBytes();
        return with(Arrays.copyOfRange(pixels, from * size, to * size), Arrays.copyOfRange(labels, from, to));
    }

    /** The objects at {@code indices}, in that order; an index may repeat. */
    public ImageSet select(int[] indices) {
        int size = objectBytes();
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, size)];
        short[] chosenLabels = new short[indices.length];
        for (int i = 0; i < indices.length; i++) {
            int index = indices[i];
            chosenLabels[i] = labels[index];
            System.arraycopy(pixels, index * size, chosenPixels, i * size, size);
        }
        return with(chosenPixels, chosenLabels);
    }

    /** The same objects under another name. */
    public ImageSet named(String newName) {
        return new ImageSet(newName, pixels, labels, views, height, width, channels, classes);
    }

    /** SHA-256 (hexadecimal) of the shape, the labels and the pixels; the name does not count. */
    public String sha256() {
        ByteBuffer shape = ByteBuffer.allocate(6 * Integer.BYTES);
        shape.putInt(count())
                .putInt(views)
                .putInt(height)
                .putInt(width)
                .putInt(channels)
                .putInt(classes);
        return Sha256.hex(shape.array(), labelBytes(), pixels);
    }

    /** How many objects each class has. */
    public int[] countsByClass() {
        int[] counts = new int[classes];
        for (short label : labels) {
            counts[label]++;
        }
        return counts;
    }

    private ImageSet with(byte[] newPixels, short[] newLabels) {
        return new ImageSet(name, newPixels, newLabels, views, height, width, channels, classes);
    }

    /** The labels as bytes, one each up to 127 classes, else two each, the higher first. */
    byte[] labelBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(labels.length * (classes <= Byte.MAX_VALUE ? 1 : 2));
        for (short label : labels) {
            if (classes <= Byte.MAX_VALUE) {
                bytes.put((byte) label);
            } else {
                bytes.putShort(label);
            }
        }
        return bytes.array();
    }

    private static short[] widened(byte[] labels) {
        short[] wide = new short[labels.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = labels[i];
        }
        return wide;
    }

    private static int objectBytes(int views, int height, int width, int channels) {
        return Math.multiplyExact(Math.multiplyExact(views, height), Math.multiplyExact(width, channels));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageSet set
                && name.equals(set.name)
                && views == set.views
                && height == set.height
                && width == set.width
                && channels == set.channels
                && classes == set.classes
                && Arrays.equals(labels, set.labels)
                && Arrays.equals(pixels, set.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(labels) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return name + ": " + count() + " objects, " + views + " views of " + height + "x" + width + "x" + channels
                + ", " + classes + " classes";
    }
}
