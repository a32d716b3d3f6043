package io.splitnets.nas.dataset;

import java.nio.file.Path;
import java.util.List;

/**
 * How the files of a data set lie in its folder. A layout names files and labels; it decodes nothing. Lists are in the
 * order of class and file name, so that they do not depend on the file system.
 */
interface FolderLayout {
    /** The name of the data set that has this layout. */
    String name();

    /** The classes in the order of labels, at least one. */
    List<String> classNames(DataFolder folder);

    /** The files of both parts. */
    Parts parts(DataFolder folder);

    /**
     * One image.
     *
     * @param label index of its class
     */
    record Entry(Path file, int label) {}

    /**
     * All images.
     *
     * @param training what training and validation images are taken from, not empty
     * @param test what final tables are measured on, not empty
     */
    record Parts(List<Entry> training, List<Entry> test) {}
}
