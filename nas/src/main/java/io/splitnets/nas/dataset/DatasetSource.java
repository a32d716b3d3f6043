package io.splitnets.nas.dataset;

import java.util.List;

/** A data set that can be loaded: a named origin of labelled images, with its licence. */
public interface DatasetSource {
    /** The name used in files and on the command line. */
    String name();

    /** Where the images come from, one sentence. */
    String origin();

    /** The licence of the images. */
    String licence();

    /** Number of classes. */
    int classes();

    /** The names of the classes, by label. */
    List<String> classNames();

    /** Whether accuracy on this set says nothing about real images; reports must say so. */
    boolean toy();

    /**
     * Loads the parts. The same request gives the same bytes on every machine and from every thread.
     *
     * @throws io.splitnets.input.InputException if the source cannot serve the request, or its files are not valid
     * @throws FetchException if the images are not on this machine
     */
    DatasetSplits load(DatasetRequest request);
}
