package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.accuracy.SurrogateSpec.Point;
import io.splitnets.nas.accuracy.SurrogateSpec.Price;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The surrogate gives back a law that it is fitted to, and comes near the published networks. */
class SurrogateModelTest {
    private static final SearchSpec SPEC = SearchSpecReader.load(
                    Path.of("..", "scenarios", "imagenet-space.search.yaml"), List.of())
            .spec();
    private static final NetworkCodec CODEC = new NetworkCodec(SPEC.space());
    private static final Architecture SMALLEST = new SplitSpace(SPEC.space()).extreme(false);

    private static double law(double megaMacs) {
        double log = StrictMath.log(megaMacs);
        return 1 - StrictMath.exp(0.5 - 0.7 * log + 0.04 * log * log);
    }

    private static SurrogateModel model(double most) {
        List<Point> points = new ArrayList<>();
        for (double mega = 100; mega <= most; mega *= 1.25) {
            points.add(new Point(1e6 * mega, law(mega)));
        }
        List<Price> prices = new ArrayList<>();
        for (double depth : new double[] {0, 0.5, 1}) {
            for (double kept : new double[] {0.1, 0.5, 1}) {
                prices.add(new Price(depth, kept, 0.01 + 0.002 * depth - 0.003 * StrictMath.log(kept)));
            }
        }
        return new SurrogateModel(new SurrogateSpec(points, prices), CODEC);
    }

    @Test
    void aLawOfItsFormIsGivenBack() {
        SurrogateEstimate estimate = model(2000).accuracy(SMALLEST);
        assertThat(estimate.value()).isEqualTo(law(CODEC.graph(SMALLEST).macs() / 1e6), within(1e-9));
        assertThat(estimate.standardError()).isCloseTo(0, within(1e-6));
    }

    /** Of seven phases the module stands after the first, and keeps 4 of its 16 channels. */
    @Test
    void theSplitModuleHasItsPrice() {
        Architecture cut = SMALLEST.with(new SplitChoice(1, 4, 8));
        double lost = 0.01 + 0.002 / 7 - 0.003 * StrictMath.log(4.0 / 16);
        assertThat(model(2000).accuracy(cut).value())
                .isEqualTo(law(CODEC.graph(cut).macs() / 1e6) - lost, within(1e-9));
    }

    @Test
    void beyondTheLastPointTheCurveIsFlat() {
        Architecture largest = new SplitSpace(SPEC.space()).extreme(true);
        double last = 100 * 1.25 * 1.25 * 1.25 * 1.25 * 1.25;
        assertThat(model(310).accuracy(largest).value())
                .isCloseTo(law(last), within(1e-9))
                .isNotCloseTo(law(CODEC.graph(largest).macs() / 1e6), within(1e-3));
    }

    @Test
    void theShippedOneComesNearWhatItIsFittedTo() {
        SurrogateModel shipped = new SurrogateModel(SPEC.surrogate().orElseThrow(), CODEC);
        assertThat(shipped.residual()).isLessThan(0.001);
        assertThat(shipped.priceResidual()).isBetween(0.001, 0.004);
        SurrogateEstimate smallest = shipped.accuracy(SMALLEST);
        assertThat(smallest.value()).isEqualTo(0.773, within(0.002));
        assertThat(smallest.interval(0.95).getLowerBound()).isLessThan(smallest.value());
        assertThat(smallest.interval(0.95).getUpperBound()).isGreaterThan(smallest.value());
    }
}
