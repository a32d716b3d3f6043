package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyEstimator;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AfterwardsEstimator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the accuracies of one search come from. */
interface AccuracySource {
    /** What ranks candidates. */
    AccuracyEstimator validation();

    /** What stands for it while searching; empty where every candidate is asked of {@link #validation}. */
    Optional<AccuracyPredictor> predictor();

    /** Ranks networks that are compressed afterwards; empty where no image is looked at. */
    Optional<AfterwardsEstimator> afterwards();

    /** Networks with the accuracy that is reported of them, in their order. */
    List<Judgement> reported(List<Judgement> judgements);

    /** Keeps what was measured. */
    void save();

    /** Hashes of the images behind the accuracies, by the name of their part. */
    Map<String, String> hashes();
}
