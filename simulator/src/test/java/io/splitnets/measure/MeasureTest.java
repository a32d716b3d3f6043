package io.splitnets.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.RandomSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void sumsAreExactBeyondLong() {
        RandomSource random = RandomSource.of(1, 0, "sum", "test");
        ExactSum sum = new ExactSum();
        BigInteger truth = BigInteger.ZERO;
        for (int i = 0; i < 20_000; i++) {
            long a = (long) ((random.uniform() - 0.3) * Long.MAX_VALUE);
            long b = (long) ((random.uniform() - 0.5) * Long.MAX_VALUE / 1000);
            sum.add(a);
            sum.addProduct(a, b);
            truth = truth.add(BigInteger.valueOf(a)).add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            assertThat(sum.value()).isEqualTo(truth);
        }
        assertThat(sum.mean(7)).isCloseTo(truth.doubleValue() / 7, within(Math.abs(truth.doubleValue()) * 1e-15));
        ExactSum twice = new ExactSum();
        twice.add(sum);
        assertThat(twice.sameAs(sum)).isTrue();
        twice.add(1);
        assertThat(twice.sameAs(sum)).isFalse();
        assertThat(new ExactSum().mean(0)).isZero();
    }

    /** Whichever way the quotient is taken, it is that of decimal arithmetic, around the bounds of the short way too. */
    @Test
    void meansAreQuotientsOfSixteenDigits() {
        RandomSource random = RandomSource.of(4, 0, "mean", "test");
        for (int i = 0; i < 20_000; i++) {
            long count = 1L + i % 25;
            long bound = i % 3 == 0 ? 1L << 53 : i % 3 == 1 ? count * 10_000_000_000_000L : 100_000_000_000L;
            long value = (long) (random.uniform() * bound * 1.02);
            ExactSum sum = new ExactSum();
            sum.add(value);
            BigDecimal quotient = new BigDecimal(value).divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
            assertThat(sum.mean(count)).isEqualTo(quotient.doubleValue());
        }
    }

    @Test
    void quantilesAreOrderStatistics() {
        QuantileStore store = new QuantileStore();
        for (long value : new long[] {50, 10, 40, 20, 30}) {
            store.add(value);
        }
        assertThat(store.quantile(0.2)).isEqualTo(10);
        assertThat(store.quantile(0.21)).isEqualTo(20);
        assertThat(store.quantile(0.5)).isEqualTo(30);
        assertThat(store.quantile(1)).isEqualTo(50);
        assertThat(store.sum().mean(store.count())).isEqualTo(30);
        assertThatIllegalArgumentException().isThrownBy(() -> store.quantile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> store.add(-1));
    }

    @Test
    void manyValuesGoIntoAHistogram() {
        QuantileStore store = new QuantileStore();
        RandomSource random = RandomSource.of(2, 0, "quantile", "test");
        long[] values = new long[2 * QuantileStore.EXACT];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) (-Math.log(random.uniform()) * 3e10);
            store.add(values[i]);
        }
        Arrays.sort(values);
        assertThat(store.exact()).isFalse();
        for (double p : new double[] {0.01, 0.5, 0.95, 0.99, 0.999}) {
            long truth = values[(int) Math.ceil(p * values.length) - 1];
            assertThat((double) store.quantile(p)).isCloseTo(truth, within(truth * 1e-4));
        }
        assertThat(store.quantile(1)).isEqualTo(values[values.length - 1]).isEqualTo(store.max());
        store.reset();
        assertThat(store.exact()).isTrue();
        assertThat(store.count()).isZero();
    }

    @Test
    void intervalsComeFromReplicationsOnly() {
        Estimate three = Estimate.overReplications(new double[] {1, 2, 3}, 0.95);
        assertThat(three.value()).isEqualTo(2);
        // Student's t(0.975, 2 degrees) = 4.302653, standard deviation 1, three values
        assertThat(three.halfWidth().orElseThrow()).isCloseTo(4.302653 / Math.sqrt(3), within(1e-6));
        assertThat(Estimate.overReplications(new double[] {1}, 0.95)).isEqualTo(Estimate.plain(1));
        assertThat(Estimate.overReplications(new double[] {4, 4, 4}, 0.95)).isEqualTo(Estimate.exact(4));
        assertThat(Estimate.plain(1).covers(1)).isFalse();
    }

    @Test
    void flowFindsEveryKindOfLie() {
        assertThat(flow().utilisation()).isEqualTo(1);
        StationFlow wrongVisit = new StationFlow("s", 1);
        wrongVisit.open(0);
        wrongVisit.enter(10);
        wrongVisit.leave(30, 11);
        wrongVisit.close(50);
        assertThatIllegalStateException().isThrownBy(wrongVisit::check).withMessageContaining("Little");
        StationFlow wrongService = new StationFlow("s", 1);
        wrongService.open(0);
        wrongService.enter(10);
        wrongService.serve(10);
        wrongService.served(20, 9);
        wrongService.leave(20, 10);
        wrongService.close(50);
        assertThatIllegalStateException().isThrownBy(wrongService::check).withMessageContaining("utilisation");
        StationFlow lost = new StationFlow("s", 1);
        lost.enter(10);
        lost.close(50);
        assertThatIllegalStateException().isThrownBy(lost::check).withMessageContaining("inside");
    }

    private static StationFlow flow() {
        StationFlow flow = new StationFlow("s", 1);
        flow.enter(10);
        flow.serve(10);
        flow.open(20);
        flow.enter(25);
        flow.served(30, 10);
        flow.leave(30, 10);
        flow.serve(30);
        flow.refuse();
        flow.close(45);
        flow.stillInside(25);
        flow.stillInService(30);
        flow.check();
        assertThat(flow.meanLevel()).isEqualTo((10 + 20) / 25.0);
        assertThat(flow.in()).isEqualTo(3);
        assertThat(flow.dropped()).isEqualTo(1);
        return flow;
    }

    @Test
    void growthIsNotNoise() {
        double[] ramp = new double[30];
        double[] flat = new double[30];
        RandomSource random = RandomSource.of(3, 0, "trend", "test");
        for (int i = 0; i < 30; i++) {
            ramp[i] = i + random.uniform();
            flat[i] = 10 + 5 * random.uniform();
        }
        assertThat(GrowthTrend.grew(new double[][] {ramp})).isTrue();
        assertThat(GrowthTrend.grew(new double[][] {ramp, ramp, ramp})).isTrue();
        assertThat(GrowthTrend.grew(new double[][] {flat})).isFalse();
        assertThat(GrowthTrend.grew(new double[][] {flat, flat, flat})).isFalse();
        assertThat(GrowthTrend.rise(new double[] {0, 1, 2, 3})).isEqualTo(4);
    }
}
