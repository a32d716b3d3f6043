package io.splitnets.nas.dataset;

import java.nio.file.Path;
import java.util.List;

/** A data set that can be loaded: a named origin of labelled images, with its licence. */
public interface DatasetSource {
    /** The name used in files and on the command line. */
    String name();

    /** Where the images come from, one sentence. */
    String origin();

    /** The licence of the images. */
    String licence();

    /** Number of classes; 0 if only a folder says, and none is {@linkplain #opened opened}. */
    int classes();

    /** The names of the classes, by label. */
    List<String> classNames();

    /** Whether accuracy on this set says nothing about real images; reports must say so. */
    boolean toy();

    /**
     * The source as it is in a folder of the user; of use where only the folder says which classes there are. Images are
     * not read yet.
     *
     * @throws io.splitnets.input.InputException if the folder does not have the layout of the set
     */
    default DatasetSource opened(Path folder) {
        return this;
    }

    /**
     * Loads the parts. The same request gives the same bytes on every machine and from every thread.
     *
     * @throws io.splitnets.input.InputException if the source cannot serve the request, or its files are not valid
     * @throws FetchException if the images are not on this machine
     */
    DatasetSplits load(DatasetRequest request);
}
