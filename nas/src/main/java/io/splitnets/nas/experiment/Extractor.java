package io.splitnets.nas.experiment;

import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SandwichTrainer;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.SupernetIdentity;
import io.splitnets.nas.supernet.TrainingPlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts networks out of a trained supernet and trains them further. */
final class Extractor {
    /** Fine-tuning starts from weights that are good already, so it goes by a part of the training's rate. */
    private static final double RATE = 0.1;

    private final SearchSpec spec;
    private final DatasetSplits data;
    private final int workers;
    private final ExperimentListener listener;

    Extractor(SearchSpec spec, DatasetSplits data, int workers, ExperimentListener listener) {
        this.spec = spec;
        this.data = data;
        this.workers = workers;
        this.listener = listener;
    }

    Extraction extract(Supernet supernet, SubnetChoice choice, int steps) {
        SubnetEvaluator evaluator = new SubnetEvaluator(
                supernet, first(data.train(), spec.measuring().calibrationImages()));
        ImageSet validation = first(data.validation(), spec.measuring().validationImages());
        SupernetIdentity origin = SupernetIdentity.of(supernet);
        if (steps == 0) {
            return new Extraction(
                    evaluator.fold(choice), origin, evaluator.evaluate(choice, validation), Optional.empty());
        }
        Supernet own = supernet.copy();
        train(own, choice, steps);
        SubnetEvaluator after =
                new SubnetEvaluator(own, first(data.train(), spec.measuring().calibrationImages()));
        return new Extraction(
                after.fold(choice),
                origin,
                evaluator.evaluate(choice, validation),
                Optional.of(after.evaluate(choice, validation)));
    }

    private static ImageSet first(ImageSet images, int count) {
        return images.range(0, Math.min(count, images.count()));
    }

    private void train(Supernet own, SubnetChoice choice, int steps) {
        listener.begin("fine-tuning", steps);
        SandwichTrainer trainer = SandwichTrainer.of(own, choice, data.train(), plan(steps));
        boolean done = trainer.run((step, loss, group) -> {
            listener.progress(step, String.format(Locale.ROOT, "loss %.3f", loss));
            return !listener.interrupted();
        });
        listener.end(trainer.step() + " steps of " + spec.training().batch() + " images");
        if (!done) {
            throw new InterruptedSearchException("stopped at step " + trainer.step() + " of " + steps
                    + " of the fine-tuning, which starts anew the next time");
        }
    }

    private TrainingPlan plan(int steps) {
        TrainingSpec training = spec.training();
        return new TrainingPlan(
                steps,
                training.batch(),
                2,
                List.of(GroupMember.LARGEST),
                RATE * training.learningRate(),
                Math.min(training.warmupSteps(), steps / 10),
                0.9,
                training.weightDecay(),
                training.labelSmoothing(),
                0,
                training.flip(),
                training.shift(),
                training.augment(),
                training.seed(),
                workers,
                training.options());
    }
}
