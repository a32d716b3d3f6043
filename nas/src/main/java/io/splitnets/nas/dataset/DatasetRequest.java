package io.splitnets.nas.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is wanted of a data set. A zero in a size, in the channels or in a count means the set's own.
 *
 * @param views views per object, 1 to 12
 * @param height rows of a view, 0 to 1024
 * @param width columns of a view, 0 to 1024
 * @param channels 0, 1 (grey) or 3 (red, green, blue)
 * @param counts how many objects each part gets
 * @param seed decides the split, and the objects of generated sets
 * @param folder where the user's own copy of the files lies, if not at the usual place
 */
public record DatasetRequest(
        int views, int height, int width, int channels, Counts counts, long seed, Optional<Path> folder) {

    /** Most views a request may ask for: the ring of twelve cameras of MVCNN (Su et al., ICCV 2015). */
    public static final int MOST_VIEWS = 12;

    /**
     * Objects per part; 0 means the set's own number.
     *
     * @param train training objects, without those of validation
     * @param validation objects carved from the training part
     * @param test test objects
     */
    public record Counts(int train, int validation, int test) {
        /** Checks that no count is negative. */
        public Counts {
            if (train < 0 || validation < 0 || test < 0) {
                throw new IllegalArgumentException("negative count: " + train + ", " + validation + ", " + test);
            }
        }
    }

    /** Checks the ranges. */
    public DatasetRequest {
        if (views < 1 || views > MOST_VIEWS) {
            throw new IllegalArgumentException("views " + views + " is not within 1 to " + MOST_VIEWS);
        }
        if (height < 0 || height > 1024 || width < 0 || width > 1024) {
            throw new IllegalArgumentException("size " + height + "x" + width + " is not within 0 to 1024");
        }
        if (channels != 0 && channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels " + channels + " is not 0, 1 or 3");
        }
    }

    /** One view, everything else as the set has it, seed 1. */
    public static DatasetRequest standard() {
        return new DatasetRequest(1, 0, 0, 0, new Counts(0, 0, 0), 1, Optional.empty());
    }

    /** The same with another number of views. */
    public DatasetRequest withViews(int newViews) {
        return new DatasetRequest(newViews, height, width, channels, counts, seed, folder);
    }

    /** The same with views of another size. */
    public DatasetRequest withSize(int newHeight, int newWidth) {
        return new DatasetRequest(views, newHeight, newWidth, channels, counts, seed, folder);
    }

    /** The same with another number of channels. */
    public DatasetRequest withChannels(int newChannels) {
        return new DatasetRequest(views, height, width, newChannels, counts, seed, folder);
    }

    /** The same with other numbers of objects. */
    public DatasetRequest withCounts(int train, int validation, int test) {
        return new DatasetRequest(views, height, width, channels, new Counts(train, validation, test), seed, folder);
    }

    /** The same with another seed. */
    public DatasetRequest withSeed(long newSeed) {
        return new DatasetRequest(views, height, width, channels, counts, newSeed, folder);
    }

    /** The same, reading the files in a folder of the user. */
    public DatasetRequest withFolder(Path newFolder) {
        return new DatasetRequest(views, height, width, channels, counts, seed, Optional.of(newFolder));
    }
}
