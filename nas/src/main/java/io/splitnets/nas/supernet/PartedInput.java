package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of an image set at one resolution and number of views, in parts whose activations stay in the cache. Their
 * columns are the same for every network of that resolution, so they are either made once and kept, or made anew for
 * each reader. Safe for any number of threads, each with a reader of its own.
 */
final class PartedInput {
    /** Images of a part, over all views. */
    private static final int IMAGES = 32;

    private final ImageSet images;
    private final Format format;
    private final int size;
    private final List<Floats> kept = new ArrayList<>();

    /**
     * What the columns depend on, beside the images.
     *
     * @param resolution height and width
     * @param views views per object
     */
    record Format(int resolution, int views) {
        static Format of(SubnetChoice choice) {
            return new Format(choice.resolution(), choice.views());
        }

        /** Off the heap, for all objects of {@code images}. */
        long bytes(ImageSet images) {
            long half = (resolution + 1L) / 2;
            return (long) images.count() * views * half * half * 9 * images.channels() * Float.BYTES;
        }
    }

    /**
     * Makes the columns at once if they are to be kept.
     *
     * @throws IllegalArgumentException if the views do not divide those of the images
     */
    PartedInput(ImageSet images, Format format, boolean keep) {
        this.images = images;
        this.format = format;
        size = Math.max(1, IMAGES / format.views());
        if (keep) {
            InputColumns columns = new InputColumns(images);
            for (int part = 0; part < parts(); part++) {
                kept.add(fill(columns, part, new Floats()));
            }
        }
    }

    int parts() {
        return (images.count() + size - 1) / size;
    }

    /** First object of a part. */
    int first(int part) {
        return part * size;
    }

    /** Objects of a part. */
    int objects(int part) {
        return Math.min(size, images.count() - first(part));
    }

    /** Gives the columns of a part; they last until the next call, and must not be changed. */
    interface Reader {
        Floats columns(int part);
    }

    /** A reader that may use {@code scratch}. */
    Reader reader(Floats scratch) {
        if (!kept.isEmpty()) {
            return kept::get;
        }
        InputColumns columns = new InputColumns(images);
        return part -> fill(columns, part, scratch);
    }

    private Floats fill(InputColumns columns, int part, Floats into) {
        int[] objects = new int[objects(part)];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = first(part) + i;
        }
        columns.fill(
                new InputColumns.Selection(objects, new InputColumns.Move[0], format.resolution(), format.views()),
                into);
        return into;
    }
}
