package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyEstimator;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.AfterwardsEstimator;
import io.splitnets.nas.accuracy.SurrogateModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accuracies of a surrogate: no image is looked at, so none is measured afterwards. */
record SurrogateAccuracies(SurrogateModel model) implements AccuracySource {
    @Override
    public AccuracyEstimator validation() {
        return model;
    }

    @Override
    public Optional<AccuracyPredictor> predictor() {
        return Optional.empty();
    }

    @Override
    public Optional<AfterwardsEstimator> afterwards() {
        return Optional.empty();
    }

    @Override
    public List<Judgement> reported(List<Judgement> judgements) {
        return judgements;
    }

    @Override
    public void save() {
        // Nothing is measured.
    }

    @Override
    public Map<String, String> hashes() {
        return Map.of();
    }
}
