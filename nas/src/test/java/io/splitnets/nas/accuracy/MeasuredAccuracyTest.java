package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.TestSpaces;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured once, and under which name. */
class MeasuredAccuracyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void compressionAfterwardsIsNotTakenForATrainedSplitModule() {
        SplitSpace space = new SplitSpace(TestSpaces.single());
        NetworkCodec codec = new NetworkCodec(space.spec());
        Architecture plain = space.extreme(true);
        SplitChoice split = new SplitChoice(1, 2, 8);
        String trained = codec.describe(plain.with(split));
        ImageSet images = TestSpaces.noise(40, 1, 1, 4);
        SubnetEvaluator evaluator = new SubnetEvaluator(TestSpaces.scrambled(space.spec(), 3), images);
        AccuracyStore store = AccuracyStore.open(folder.resolve("one.accuracies"));
        MeasuredAccuracy accuracy = new MeasuredAccuracy(evaluator, images, codec, store);

        AccuracyEstimate measured = accuracy.afterwards(plain, split);
        assertThat(measured.total()).isEqualTo(40);
        assertThat(store.find(trained)).isEmpty();
        assertThat(store.find(trained + " afterwards")).contains(measured);

        store.put(trained, new AccuracyEstimate(40, 40));
        store.put(trained + " afterwards", new AccuracyEstimate(7, 40));
        store.save();
        AccuracyStore again = AccuracyStore.open(folder.resolve("one.accuracies"));
        MeasuredAccuracy known = new MeasuredAccuracy(evaluator, images, codec, again);
        assertThat(known.accuracy(plain.with(split)).correct()).isEqualTo(40);
        assertThat(known.afterwards(plain, split).correct()).isEqualTo(7);
    }
}
