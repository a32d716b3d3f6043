package io.splitnets.nas.study;

import io.splitnets.nas.experiment.SearchSpec;

/**
 * One way to train that a table compares with others.
 *
 * @param name for people
 * @param search data set, space and training; its seed is replaced by each of the study's
 */
record Variant(String name, SearchSpec search) {}
