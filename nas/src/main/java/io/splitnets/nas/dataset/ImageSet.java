package io.splitnets.nas.dataset;

import java.util.Arrays;

/**
 * Labelled images in memory, in the order (N, views, H, W, C).
 *
 * @param name as printed
 * @param pixels unsigned bytes, {@code count * views * height * width * channels} of them
 * @param labels one class index per object
 * @param views images per object, at least 1
 * @param height rows of an image
 * @param width columns of an image
 * @param channels 1 for grey, 3 for colour
 * @param classes number of classes; every label lies below
 */
public record ImageSet(
        String name, byte[] pixels, byte[] labels, int views, int height, int width, int channels, int classes) {
    /** Refuses sizes that do not fit each other. */
    public ImageSet {
        if (views < 1 || height < 1 || width < 1 || channels < 1 || classes < 1) {
            throw new IllegalArgumentException("sizes of an image set must be at least 1");
        }
        if ((long) labels.length * views * height * width * channels != pixels.length) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels do not make " + labels.length + " objects in image set '" + name + "'");
        }
    }

    /** Number of objects. */
    public int count() {
        return labels.length;
    }

    /** Bytes of one object, all views. */
    public int objectBytes() {
        return views * height * width * channels;
    }

    /** The objects from {@code from} (inclusive) to {@code to} (exclusive), copied. */
    public ImageSet range(int from, int to) {
        int size = objectBytes();
        return new ImageSet(
                name,
                Arrays.copyOfRange(pixels, from * size, to * size),
                Arrays.copyOfRange(labels, from, to),
                views,
                height,
                width,
                channels,
                classes);
    }

    /** The objects at {@code indices}, in that order, copied. */
    public ImageSet select(int[] indices) {
        int size = objectBytes();
        byte[] chosen = new byte[indices.length * size];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * size, chosen, i * size, size);
            chosenLabels[i] = labels[indices[i]];
        }
        return new ImageSet(name, chosen, chosenLabels, views, height, width, channels, classes);
    }
}
