package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.cli.Exit;
import io.splitnets.nas.dataset.DatasetCache;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.dataset.Progress;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.network.AttentiveNas;
import io.splitnets.network.NetworkGraph;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AttentiveNAS space by the keys of a search file alone: as published, and small enough to train on a few files. */
class AttentiveNasSearchTest {
    private static final Path SHIPPED = Path.of(
            Objects.requireNonNull(System.getProperty("splitnets.root")),
            "scenarios",
            "attentivenas-imagenet.search.yaml");
    private static final List<String> CLASSES = List.of("n01440764", "n01443537", "n01484850");
    private static final int PUBLISHED_CLASSES = 1000;

    @TempDir
    private Path folder;

    @Test
    void theShippedFileLacksNothingButTheImages() throws IOException {
        SearchSession without = SearchSession.of("validate", SHIPPED.toString());
        assertThat(without.code()).isEqualTo(Exit.BAD_INPUT);
        assertThat(without.err().lines())
                .containsExactly(SHIPPED
                        + ":13:10: dataset.folder: expected the folder of the images, which imagenet is read from");
        SearchSession with = SearchSession.of("validate", SHIPPED.toString(), "--set", "dataset.folder=" + imageNet());
        assertThat(with.err()).isEmpty();
        // The published number of networks, times eight places and four widths of the split module.
        assertThat(with.out()).isEqualTo(SHIPPED + ": ok, " + 440_301_256_704L * 8 * 4 + " candidates\n");
    }

    @Test
    void theShippedSpaceHoldsThePublishedNetworksLayerByLayer() throws IOException {
        NetworkSpaceSpec space = SearchSpecReader.load(SHIPPED, List.of("dataset.folder=" + imageNet()))
                .spec()
                .space();
        NetworkCodec codec = new NetworkCodec(space);
        SplitSpace searched = new SplitSpace(space);
        assertThat(codec.graph(searched.extreme(true)).macs() / 1e6).isCloseTo(1939.34, within(0.005));
        assertThat(codec.graph(searched.extreme(false)).macs() / 1e6).isCloseTo(203.39, within(0.005));
        for (String name : AttentiveNas.names()) {
            AttentiveNas.Choice choice = AttentiveNas.published(name).orElseThrow();
            assertThat(codec.graph(architecture(choice)).nodes())
                    .as(name)
                    .isEqualTo(AttentiveNas.graph(name, choice).nodes());
        }
    }

    private static Architecture architecture(AttentiveNas.Choice choice) {
        List<PhaseChoice> phases = IntStream.range(0, 7)
                .mapToObj(i -> new PhaseChoice(
                        choice.widths().get(i + 1),
                        choice.depths().get(i),
                        choice.kernels().get(i),
                        choice.expands().get(i)))
                .toList();
        int last = choice.widths().get(8);
        return new Architecture(choice.resolution(), choice.widths().get(0), phases, Optional.empty(), 1, last);
    }

    /** A folder with as many classes as ImageNet and no image. */
    private Path imageNet() throws IOException {
        for (int i = 0; i < PUBLISHED_CLASSES; i++) {
            Files.createDirectories(folder.resolve(String.format("empty/train/n%08d", i)));
        }
        return folder.resolve("empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imagenet", "tiny-imagenet"})
    void aSmallCopyTrainsOnAFewFilesByItsKeysAlone(String layout) throws IOException {
        Path file = small(layout);
        session(new String[0], "train", file.toString(), "--cache", cache("trained"));
        SearchSpec spec = SearchSpecReader.load(file, List.of()).spec();
        Path cache = Path.of(cache("trained"));
        DatasetSources sources = DatasetSources.of(new DatasetCache(cache), Progress.none());
        Experiment experiment = new Experiment(spec, sources.named(spec.dataset()), cache, 1, Console.standard());
        DatasetSplits data = experiment.data();
        Supernet trained = experiment.supernet(data).supernet();
        Supernet fresh = Supernet.create(
                spec.space(), spec.training().seed(), spec.training().start());
        SubnetChoice largest = SubnetChoice.of(new SplitSpace(spec.space()).extreme(true));
        assertThat(loss(trained, largest, data.train())).isLessThan(0.5 * loss(fresh, largest, data.train()));
        // Three classes: chance is a third.
        assertThat(new SubnetEvaluator(trained, data.train())
                        .evaluate(largest, data.test())
                        .share())
                .isGreaterThan(0.8);
        assertMacs(spec.space());
    }

    @Test
    void threadsDoNotShowInTheWeightsOfTheSmallCopy() throws IOException {
        String file = small("imagenet").toString();
        String[] few = {"--set", "training.steps=6"};
        session(few, "train", file, "--cache", cache("one"), "--threads", "1");
        session(few, "train", file, "--cache", cache("two"), "--threads", "2");
        assertThat(checkpoint("two")).isEqualTo(checkpoint("one"));
    }

    /** Mean cross entropy with the labels. */
    private static double loss(Supernet supernet, SubnetChoice choice, ImageSet images) {
        float[] logits = new SubnetEvaluator(supernet, images).logits(choice, images);
        int classes = images.classes();
        double loss = 0;
        for (int n = 0; n < images.count(); n++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(logits[n * classes + c] - logits[n * classes + images.labels()[n]]);
            }
            loss += Math.log(sum) / images.count();
        }
        return loss;
    }

    @Test
    void aCandidateOfTheSmallCopyIsMeasuredAndExported() throws IOException {
        Path file = small("imagenet");
        String candidate = new SplitSpace(
                        SearchSpecReader.load(file, List.of()).spec().space())
                .corners()
                .get(3)
                .id();
        String[] few = {"--set", "training.steps=2", "--cache", cache("few"), "--json"};
        SearchSession evaluated = session(few, "evaluate", file.toString(), candidate);
        JsonNode tree = JsonMapper.shared().readTree(evaluated.out());
        assertThat(tree.get("accuracy").asDouble()).isBetween(0.0, 1.0);
        session(few, "export", file.toString(), candidate, "--out", cache("exported"));
        assertThat(folder.resolve("exported/sensor.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("exported/aggregator.dl4j.zip")).isNotEmptyFile();
    }

    private static SearchSession session(String[] more, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        SearchSession session = SearchSession.of(all.toArray(String[]::new));
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return session;
    }

    private String cache(String name) {
        return folder.resolve(name).toString();
    }

    private byte[] checkpoint(String cache) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(cache).resolve("supernets"))) {
            List<Path> checkpoints = files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .toList();
            assertThat(checkpoints).hasSize(1);
            return Files.readAllBytes(checkpoints.get(0));
        }
    }

    /** The simulator builds the same choice with 1000 classes. */
    private static void assertMacs(NetworkSpaceSpec space) {
        Architecture largest = new SplitSpace(space).extreme(true);
        List<Integer> widths = new ArrayList<>(List.of(largest.stemWidth()));
        largest.phases().forEach(phase -> widths.add(phase.width()));
        widths.add(largest.lastWidth());
        NetworkGraph graph = AttentiveNas.graph(
                "small",
                new AttentiveNas.Choice(
                        largest.resolution(),
                        widths,
                        largest.phases().stream().map(PhaseChoice::kernel).toList(),
                        largest.phases().stream().map(PhaseChoice::expand).toList(),
                        largest.phases().stream().map(PhaseChoice::depth).toList()));
        long classifiers = (long) largest.lastWidth() * (PUBLISHED_CLASSES - CLASSES.size());
        assertThat(new NetworkCodec(space).graph(largest).macs()).isEqualTo(graph.macs() - classifiers);
    }

    private Path small(String layout) throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        if (layout.equals("imagenet")) {
            writeImageNet(folder.resolve("images"));
        } else {
            writeTinyImageNet(folder.resolve("images"));
        }
        String text = SearchSession.good("attentive.yaml").replace("name: imagenet", "name: " + layout);
        return Files.writeString(folder.resolve("attentive.search.yaml"), text);
    }

    private static void writeImageNet(Path root) throws IOException {
        for (int label = 0; label < CLASSES.size(); label++) {
            for (int i = 0; i < 36; i++) {
                String format = i % 2 == 0 ? "png" : "jpg";
                String part = i < 28 ? "train" : "val";
                write(root.resolve(part + "/" + CLASSES.get(label) + "/" + i + "." + format), label, i, format);
            }
        }
    }

    private static void writeTinyImageNet(Path root) throws IOException {
        List<String> table = new ArrayList<>();
        for (int label = 0; label < CLASSES.size(); label++) {
            String name = CLASSES.get(label);
            for (int i = 0; i < 28; i++) {
                write(root.resolve("train/" + name + "/images/" + name + "_" + i + ".JPEG"), label, i, "jpg");
            }
            for (int i = 28; i < 36; i++) {
                String file = "val_" + (100 * label + i) + ".JPEG";
                write(root.resolve("val/images/" + file), label, i, "jpg");
                table.add(file + "\t" + name + "\t0\t0\t31\t31");
            }
        }
        Files.write(root.resolve("val/val_annotations.txt"), table);
        Files.write(root.resolve("wnids.txt"), CLASSES);
    }

    /** Stripes in the direction and mostly the colour of the class, at a random place, under noise. */
    private static void write(Path file, int label, int number, String format) throws IOException {
        SplittableRandom random = new SplittableRandom(100 * label + number);
        int phase = random.nextInt(8);
        BufferedImage image = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 36; y++) {
            for (int x = 0; x < 40; x++) {
                int at = label == 0 ? y : label == 1 ? x : x + y;
                int level = (at + phase) % 8 < 4 ? 150 : 30;
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | level + (c == label ? 60 : 0) + random.nextInt(40);
                }
                image.setRGB(x, y, rgb);
            }
        }
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    }
}
