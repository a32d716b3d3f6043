package io.splitnets.nas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.dataset.Progress;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.Extraction;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.Accuracy;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.nas.supernet.SubnetInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network of a trained supernet, fine-tuned and exported: its files are as accurate as was reported. */
final class ExtractedAccuracyTest {
    private static final Path GOOD = Path.of("src", "test", "resources", "refusals");
    private static final String CANDIDATE = "1.1.0.0.0.1.1.1.1.0.1.2.0.0";
    private static final int IMAGES = 300;

    @TempDir
    private Path folder;

    private Experiment experiment;
    private Architecture architecture;

    @BeforeEach
    void search() throws IOException {
        Files.copy(GOOD.resolve("system.yaml"), folder.resolve("system.yaml"));
        Path file = Files.copy(GOOD.resolve("base.yaml"), folder.resolve("tiny.search.yaml"));
        SearchSpec spec = SearchSpecReader.load(
                        file,
                        List.of(
                                "dataset.train=256",
                                "dataset.validation=" + IMAGES,
                                "accuracy.validation_images=" + IMAGES,
                                "training.steps=40",
                                "training.attentive.kind=best_up"))
                .spec();
        Path cache = folder.resolve("cache");
        DatasetSources sources = DatasetSources.of(new DatasetCache(cache), Progress.none());
        experiment = new Experiment(spec, sources.named(spec.dataset()), cache, 2, ExperimentListener.none());
        architecture = new SplitSpace(spec.space()).decode(Candidate.parse(CANDIDATE));
    }

    @Test
    void theFilesAreAsAccurateAsReportedBeforeAndAfterFineTuning() throws Exception {
        DatasetSplits data = experiment.data();
        Extraction plain = experiment.extract(architecture, 0);
        Extraction tuned = experiment.extract(architecture, 60);
        Accuracy after = tuned.after().orElseThrow();
        assertThat(tuned.before()).isEqualTo(plain.before());
        assertThat(Math.abs(after.correct() - plain.before().correct())).isGreaterThan(6);
        assertThat(correct(plain.subnet(), data.validation()))
                .isCloseTo(plain.before().correct(), within(2));
        assertThat(correct(tuned.subnet(), data.validation())).isCloseTo(after.correct(), within(2));
    }

    /** Images that both files, one after the other, give their own class. */
    private static int correct(FoldedSubnet subnet, ImageSet images) throws Exception {
        Map<String, byte[]> files = SubnetExport.files(subnet, Map.of());
        long size = subnet.choice().resolution();
        float[] pixels = new SubnetInput(images, subnet.choice()).planes(0, 0, IMAGES);
        OnnxRun.Value features = OnnxRun.run(
                Objects.requireNonNull(files.get("sensor.onnx")),
                Map.of("image", OnnxRun.Value.of(pixels, IMAGES, 1, size, size)));
        float[] logits = OnnxRun.run(Objects.requireNonNull(files.get("aggregator.onnx")), Map.of("features", features))
                .floats();
        int correct = 0;
        for (int n = 0; n < IMAGES; n++) {
            int best = 0;
            for (int c = 1; c < images.classes(); c++) {
                boolean larger = logits[n * images.classes() + c] > logits[n * images.classes() + best];
                best = larger ? c : best;
            }
            correct += best == images.labels()[n] ? 1 : 0;
        }
        return correct;
    }
}
