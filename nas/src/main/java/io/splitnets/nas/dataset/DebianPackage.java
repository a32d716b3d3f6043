package io.splitnets.nas.dataset;

/**
 * A data set as a package of Debian.
 *
 * @param dataset the data set's name
 * @param name the package
 * @param version the pinned version
 * @param sha256 the pinned sum of the .deb file
 * @param folder where the package puts the files, relative to the root
 */
record DebianPackage(String dataset, String name, String version, String sha256, String folder) {}
