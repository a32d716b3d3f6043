package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.accuracy.PredictorFile;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.NativeSelfTest;
import io.splitnets.nas.supernet.SandwichTrainer;
import io.splitnets.nas.supernet.SubnetChoice;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A supernet trained on the training part of a data set, kept in the cache folder under a name made of all it depends
 * on. Training that was interrupted continues where it stopped, to the same bytes.
 */
public final class TrainedSupernet {
    private static final int SAVE_EVERY = 200;
    /** Part of the name of kept weights; to be raised whenever the same plan would train other weights. */
    private static final String REVISION = "supernet 2";

    /** Part of the name of kept accuracies; to be raised whenever the same weights would measure others. */
    private static final String MEASURED = "2";

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
        TrainingPlan plan = plan(spec, spec.training().group(), options(spec), workers);
        TrainedSupernet fresh = fresh(spec, spec.space(), data, cache, key("", spec, spec.space(), data, plan));
        SandwichTrainer trainer = new SandwichTrainer(fresh.supernet, data.train(), plan, ScenarioCost.of(spec));
        return fresh.trained(trainer, plan, "training the supernet", listener);
    }

    /**
     * Trains one network of the space of {@code spec} from scratch and alone, with the steps, images and schedule of the
     * supernet but no teacher, or takes it from the cache. What comes back holds that network only.
     *
     * @param workers threads; the result does not depend on them
     * @throws InterruptedSearchException if the listener asked to stop; the weights so far are kept
     * @throws IllegalArgumentException if the network is not in the space
     */
    public static TrainedSupernet alone(
            SearchSpec spec,
            Architecture network,
            DatasetSplits data,
            Path cache,
            int workers,
            ExperimentListener listener) {
        TrainingOptions options = spec.training().options().withAttentive(Optional.empty());
        TrainingPlan plan = plan(spec, List.of(GroupMember.LARGEST), options, workers);
        NetworkSpaceSpec space = spec.space().only(network);
        SubnetChoice choice = SubnetChoice.of(network);
        TrainedSupernet fresh = fresh(spec, space, data, cache, key("alone " + choice + "\n", spec, space, data, plan));
        SandwichTrainer trainer = SandwichTrainer.of(fresh.supernet, choice, data.train(), plan);
        return fresh.trained(trainer, plan, "training one network alone", listener);
    }

    /** A name made of all that shapes the weights. */
    private static String key(
            String what, SearchSpec spec, NetworkSpaceSpec space, DatasetSplits data, TrainingPlan plan) {
        String text = REVISION + "\n" + what + space + "\n" + plan.withWorkers(1) + "\n"
                + beginning(spec.training().start())
                + data.train().sha256();
        return Provenance.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static TrainedSupernet fresh(
            SearchSpec spec, NetworkSpaceSpec space, DatasetSplits data, Path cache, String key) {
        Supernet supernet =
                Supernet.create(space, spec.training().seed(), spec.training().start());
        return new TrainedSupernet(supernet, data, key, existing(cache.resolve("supernets")));
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrainedSupernet trained(
            SandwichTrainer trainer, TrainingPlan plan, String name, ExperimentListener listener) {
        Path checkpoint = folder.resolve(key + ".checkpoint");
        if (Files.isRegularFile(checkpoint)) {
            trainer.resume(checkpoint);
        }
        if (trainer.step() < plan.steps()) {
            train(trainer, plan, name, listener);
        }
        return this;
    }

    private void train(SandwichTrainer trainer, TrainingPlan plan, String name, ExperimentListener listener) {
        NativeSelfTest.require();
        Path checkpoint = folder.resolve(key + ".checkpoint");
        CpuMeter meter = CpuMeter.of(meter(), trainer.step());
        listener.begin(name, plan.steps());
        boolean done = trainer.run((step, largest, group) -> {
            listener.progress(step, String.format(Locale.ROOT, "loss %.3f", group));
            if (step % SAVE_EVERY == 0 && step < plan.steps()) {
                trainer.save(checkpoint);
                meter.save(step);
            }
            return !listener.interrupted();
        });
        trainer.save(checkpoint);
        meter.save(trainer.step());
        listener.end(trainer.step() + " steps of " + plan.batch() + " images");
        if (!done && trainer.step() < plan.steps()) {
            throw new InterruptedSearchException("stopped at training step " + trainer.step() + " of " + plan.steps()
                    + "; the same command goes on");
        }
    }

    private Path meter() {
        return folder.resolve(key + ".cpu");
    }

    /** With what the costs of attentive sampling depend on. */
    private static TrainingOptions options(SearchSpec search) {
        TrainingOptions options = search.training().options();
        return options.withAttentive(
                options.attentive().map(attentive -> attentive.withCosts(ScenarioCost.identity(search.scenario()))));
    }

    private static TrainingPlan plan(SearchSpec search, List<GroupMember> group, TrainingOptions options, int workers) {
        TrainingSpec spec = search.training();
        return new TrainingPlan(
                spec.steps(),
                spec.batch(),
                2,
                group,
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
                options);
    }

    /** Named only where it is not the standard one, so that kept weights are found again. */
    private static String beginning(SupernetStart start) {
        return start.equals(SupernetStart.STANDARD) ? "" : start + "\n";
    }

    /** A name made of space, plan and training images. */
    public String key() {
        return key;
    }

    /**
     * CPU-seconds of this process while the weights were trained, kept beside them; empty where they are not known. They
     * say what a training cost on the machine where it ran and are part of no result.
     */
    public OptionalDouble cpuSeconds() {
        return CpuMeter.read(meter());
    }

    /** The same weights, whose networks may transmit with other numbers of bits; see {@link Supernet#withSplitBits}. */
    public TrainedSupernet withSplitBits(List<Integer> bits) {
        return new TrainedSupernet(supernet.withSplitBits(bits), data, key, folder);
    }

    /** The weights. */
    public Supernet supernet() {
        return supernet;
    }

    /** Accuracies on the first images of the validation part. */
    public MeasuredAccuracy validation(SearchSpec.Measuring measuring, AccuracyStore store) {
        return measured(measuring, validation(measuring), store);
    }

    private ImageSet validation(SearchSpec.Measuring measuring) {
        return data.validation()
                .range(
                        0,
                        Math.min(measuring.validationImages(), data.validation().count()));
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
        return AccuracyStore.open(
                folder.resolve(key + "-" + part + "-" + measuring.calibrationImages() + "-" + MEASURED + "-"
                        + (part.equals("test")
                                ? data.test().count()
                                : validation(measuring).count()) + ".accuracies"));
    }
}
