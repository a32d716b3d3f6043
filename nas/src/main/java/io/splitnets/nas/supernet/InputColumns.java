package io.splitnets.nas.supernet;

import io.splitnets.nas.augmentation.Augmentation;
import io.splitnets.nas.augmentation.Plane;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.dataset.KeyedRandom;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns images into the columns that the stem multiplies: pixels scaled to [0, 1], moved, resized, and cut into 3x3
 * patches with stride 2 and one row of zeros around. Resizers are kept per resolution; one instance serves one thread.
 */
final class InputColumns {
    private final ImageSet images;
    private final Map<Integer, Resizer> resizers = new HashMap<>();
    private final float[] plane;
    private final List<Augmentation> augment;
    private final Plane augmented;
    private float[] resized = new float[0];

    /** Images as they are. */
    InputColumns(ImageSet images) {
        this(images, List.of());
    }

    /** Images whose bytes are changed first, for training; every selection needs its moves. */
    InputColumns(ImageSet images, List<Augmentation> augment) {
        this.images = images;
        this.augment = augment;
        augmented = new Plane(images.height(), images.width(), images.channels());
        plane = new float[images.height() * images.width() * images.channels()];
    }

    /**
     * How an image is changed before it is used.
     *
     * @param flip left and right change places
     * @param down rows it moves down
     * @param right columns it moves right
     * @param key of the random numbers of the augmentations; the views of an object share it
     */
    record Move(boolean flip, int down, int right, long key) {
        static final Move NONE = new Move(false, 0, 0);

        /** A move of an image that is not augmented otherwise. */
        Move(boolean flip, int down, int right) {
            this(flip, down, right, 0);
        }
    }

    /**
     * A selection of objects.
     *
     * @param objects indices into the image set
     * @param moves one per object, or empty for none
     * @param resolution target size
     * @param views how many views are used: every (all / views)-th
     */
    record Selection(int[] objects, Move[] moves, int resolution, int views) {}

    /** Fills {@code into} with (views, N, h, w, 9 C) where h and w are half the resolution, rounded up. */
    void fill(Selection selection, Floats into) {
        int channels = images.channels();
        int resolution = selection.resolution();
        if (images.views() % selection.views() != 0) {
            throw new IllegalArgumentException(
                    selection.views() + " views out of " + images.views() + " per object do not divide evenly");
        }
        int half = (resolution + 1) / 2;
        int floats = half * half * 9 * channels;
        int count = selection.objects().length;
        into.need(Math.multiplyExact(count * selection.views(), floats));
        if (resized.length < resolution * resolution * channels) {
            resized = new float[resolution * resolution * channels];
        }
        Resizer resizer = resizers.computeIfAbsent(
                resolution, size -> new Resizer(images.height(), images.width(), channels, size));
        int step = images.views() / selection.views();
        for (int v = 0; v < selection.views(); v++) {
            for (int i = 0; i < count; i++) {
                Move move =
                        selection.moves().length == 0 ? Move.NONE : selection.moves()[i];
                load(selection.objects()[i] * images.views() + v * step, move);
                resizer.resize(plane, resized);
                patches(resolution, half, into.floats(), (v * count + i) * floats);
            }
        }
    }

    private void load(int image, Move move) {
        int height = images.height();
        int width = images.width();
        int channels = images.channels();
        boolean changed = !augment.isEmpty();
        byte[] pixels = changed ? augmented(image, move.key()) : images.pixels();
        int base = changed ? 0 : image * height * width * channels;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int fromY = y - move.down();
                int fromX = (move.flip() ? width - 1 - x : x) - move.right();
                boolean inside = fromY >= 0 && fromY < height && fromX >= 0 && fromX < width;
                for (int c = 0; c < channels; c++) {
                    plane[(y * width + x) * channels + c] =
                            inside ? (pixels[base + (fromY * width + fromX) * channels + c] & 0xff) / 255f : 0f;
                }
            }
        }
    }

    private byte[] augmented(int image, long key) {
        augmented.load(images.pixels(), image * augmented.pixels().length);
        for (int i = 0; i < augment.size(); i++) {
            augment.get(i).apply(augmented, KeyedRandom.of(key, "augment", i));
        }
        return augmented.pixels();
    }

    private void patches(int size, int half, FloatBuffer into, int start) {
        int channels = images.channels();
        int at = start;
        for (int h = 0; h < half; h++) {
            for (int w = 0; w < half; w++) {
                for (int kh = -1; kh <= 1; kh++) {
                    for (int kw = -1; kw <= 1; kw++) {
                        int y = 2 * h + kh;
                        int x = 2 * w + kw;
                        boolean inside = y >= 0 && y < size && x >= 0 && x < size;
                        for (int c = 0; c < channels; c++) {
                            into.put(at++, inside ? resized[(y * size + x) * channels + c] : 0f);
                        }
                    }
                }
            }
        }
    }
}
