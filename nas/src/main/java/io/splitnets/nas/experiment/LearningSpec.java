package io.splitnets.nas.experiment;

import io.splitnets.nas.dataset.DatasetRequest;

/**
 * How the supernet of a search learns, and how its networks are measured.
 *
 * @param dataset name of the data set
 * @param request which part of it, in what size
 * @param training how the supernet is trained
 * @param measuring how accuracy is measured
 */
public record LearningSpec(
        String dataset, DatasetRequest request, TrainingSpec training, SearchSpec.Measuring measuring) {}
