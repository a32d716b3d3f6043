package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.accuracy.PredictorFile;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.NativeSelfTest;
import io.splitnets.nas.supernet.SandwichTrainer;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.SupernetStart;
import io.splitnets.nas.supernet.TrainingOptions;
import io.splitnets.nas.supernet.TrainingPlan;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A supernet trained on the training part of a data set, kept in the cache folder under a name made of all it depends
 * on. Training that was interrupted continues where it stopped, to the same bytes.
 */
public final class TrainedSupernet {
    private static final int SAVE_EVERY = 200;
    /** Part of the name of kept weights; to be raised whenever the same plan would train other weights. */
    private static final String REVISION = "supernet 2";

    private final Supernet supernet;
    private final DatasetSplits data;
    private final String key;
    private final Path folder;

    private TrainedSupernet(Supernet supernet, DatasetSplits data, String key, Path folder) {
        this.supernet = supernet;
        this.data = data;
        this.key = key;
        this.folder = folder;
    }

    /**
     * Trains the supernet of {@code spec}, or takes it from the cache.
     *
     * @param workers threads; the result does not depend on them
     * @throws InterruptedSearchException if the listener asked to stop; the weights so far are kept
     * @throws io.splitnets.nas.supernet.InfeasibleSpaceException if the costs that attentive sampling asks for do not
     *     exist, because the scenario runs none of the networks drawn
     */
    public static TrainedSupernet of(
            SearchSpec spec, DatasetSplits data, Path cache, int workers, ExperimentListener listener) {
        TrainingPlan plan = plan(spec, workers);
        String key = Provenance.sha256((REVISION + "\n" + spec.space() + "\n" + plan.withWorkers(1) + "\n"
                                + beginning(spec.training().start())
                                + data.train().sha256())
                        .getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
        Path folder = existing(cache.resolve("supernets"));
        Supernet supernet = Supernet.create(
                spec.space(), spec.training().seed(), spec.training().start());
        SandwichTrainer trainer = new SandwichTrainer(supernet, data.train(), plan, ScenarioCost.of(spec));
        Path checkpoint = folder.resolve(key + ".checkpoint");
        if (Files.isRegularFile(checkpoint)) {
            trainer.resume(checkpoint);
        }
        TrainedSupernet trained = new TrainedSupernet(supernet, data, key, folder);
        if (trainer.step() < plan.steps()) {
            trained.train(trainer, plan, checkpoint, listener);
        }
        return trained;
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void train(SandwichTrainer trainer, TrainingPlan plan, Path checkpoint, ExperimentListener listener) {
        NativeSelfTest.require();
        listener.begin("training the supernet", plan.steps());
        boolean done = trainer.run((step, largest, group) -> {
            listener.progress(step, String.format(Locale.ROOT, "loss %.3f", group));
            if (step % SAVE_EVERY == 0 && step < plan.steps()) {
                trainer.save(checkpoint);
            }
            return !listener.interrupted();
        });
        trainer.save(checkpoint);
        listener.end(trainer.step() + " steps of " + plan.batch() + " images");
        if (!done && trainer.step() < plan.steps()) {
            throw new InterruptedSearchException("stopped at training step " + trainer.step() + " of " + plan.steps()
                    + "; the same command goes on");
        }
    }

    private static TrainingPlan plan(SearchSpec search, int workers) {
        TrainingSpec spec = search.training();
        TrainingOptions options = spec.options();
        return new TrainingPlan(
                spec.steps(),
                spec.batch(),
                2,
                spec.group(),
                spec.learningRate(),
                spec.warmupSteps(),
                0.9,
                spec.weightDecay(),
                spec.labelSmoothing(),
                spec.distillation(),
                spec.flip(),
                spec.shift(),
                spec.augment(),
                spec.seed(),
                workers,
                options.withAttentive(options.attentive()
                        .map(attentive -> attentive.withCosts(ScenarioCost.identity(search.scenario())))));
    }

    /** Named only where it is not the standard one, so that kept weights are found again. */
    private static String beginning(SupernetStart start) {
        return start.equals(SupernetStart.STANDARD) ? "" : start + "\n";
    }

    /** A name made of space, plan and training images. */
    public String key() {
        return key;
    }

    /** The weights. */
    public Supernet supernet() {
        return supernet;
    }

    /** Accuracies on the first {@code images} of the validation part,. */
    public MeasuredAccuracy validation(SearchSpec.Measuring measuring, AccuracyStore store) {
        ImageSet images = data.validation()
                .range(
                        0,
                        Math.min(measuring.validationImages(), data.validation().count()));
        return measured(measuring, images, store);
    }

    /** Accuracies on the whole test part, for the last figures only. */
    public MeasuredAccuracy test(SearchSpec.Measuring measuring, AccuracyStore store) {
        return measured(measuring, data.test(), store);
    }

    private MeasuredAccuracy measured(SearchSpec.Measuring measuring, ImageSet images, AccuracyStore store) {
        ImageSet calibration = data.train()
                .range(0, Math.min(measuring.calibrationImages(), data.train().count()));
        return new MeasuredAccuracy(
                new SubnetEvaluator(supernet, calibration), images, new NetworkCodec(supernet.space()), store);
    }

    /** Where the predictor of these weights on the validation part is kept. */
    PredictorFile predictorFile(SearchSpec spec, SearchSpec.Prediction wanted) {
        SearchSpec.Measuring measuring = spec.measuring();
        String name = key + "-" + measuring.calibrationImages() + "-" + measuring.validationImages() + "-"
                + wanted.measured() + "-" + wanted.heldOut() + "-" + wanted.seed();
        return new PredictorFile(
                folder.resolve(name + ".predictor"),
                new SplitSpace(spec.space()),
                name + " " + data.validation().sha256());
    }

    /** The store of accuracies on a part of the data set, {@code validation} or {@code test}. */
    public AccuracyStore store(SearchSpec.Measuring measuring, String part) {
        return AccuracyStore.open(folder.resolve(key + "-" + part + "-" + measuring.calibrationImages() + "-"
                + (part.equals("test") ? data.test().count() : measuring.validationImages()) + ".accuracies"));
    }
}
