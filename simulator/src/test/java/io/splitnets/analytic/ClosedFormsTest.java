package io.splitnets.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Digits computed independently, with 60-digit arithmetic or by simulation of 4 million customers. */
class ClosedFormsTest {
    private static final Offset<Double> DIGITS = within(1e-7);

    @Test
    void mm1() {
        assertThat(SingleServerModel.mm1Number(.8, 1)).isCloseTo(4, DIGITS);
        assertThat(SingleServerModel.mm1Sojourn(.8, 1)).isCloseTo(5, DIGITS);
        assertThat(SingleServerModel.mm1Wait(.8, 1)).isCloseTo(4, DIGITS);
        assertThat(SingleServerModel.mm1SojournQuantile(.8, 1, .95)).isCloseTo(14.9786614, DIGITS);
        assertThat(SingleServerModel.mm1SojournQuantile(.8, 1, .99)).isCloseTo(23.0258509, DIGITS);
        assertThat(SingleServerModel.mm1WaitQuantile(.8, 1, .95)).isCloseTo(13.8629436, DIGITS);
        assertThat(SingleServerModel.mm1WaitQuantile(.8, 1, .2)).isZero();
    }

    @Test
    void md1() {
        assertThat(SingleServerModel.md1Wait(.8, 1)).isCloseTo(2, DIGITS);
        assertThat(SingleServerModel.md1Wait(.72, 1)).isCloseTo(1.2857143, DIGITS);
        assertThat(SingleServerModel.md1WaitProbability(.8, 1, 1)).isCloseTo(.4451081857, DIGITS);
        assertThat(SingleServerModel.md1WaitProbability(.8, 1, 2)).isCloseTo(.6345199363, DIGITS);
        assertThat(SingleServerModel.md1WaitQuantile(.8, 1, .95)).isCloseTo(6.6203250, DIGITS);
        assertThat(SingleServerModel.md1WaitQuantile(.8, 1, .99)).isCloseTo(10.3558868, DIGITS);
        assertThat(SingleServerModel.md1WaitQuantile(.72, 1, .95)).isCloseTo(4.4638020, DIGITS);
        assertThat(SingleServerModel.md1WaitQuantile(.72, 1, .99)).isCloseTo(7.0405866, DIGITS);
        assertThat(SingleServerModel.md1WaitQuantile(.3, 1, .95)).isCloseTo(1.0708234, DIGITS);
        assertThat(SingleServerModel.md1Wait(.03, 10)).isCloseTo(2.142857143, DIGITS);
        assertThat(SingleServerModel.md1Wait(.12, 6)).isCloseTo(7.714285714, DIGITS);
    }

    @Test
    void mg1() {
        double square = .6 * 4 * 4 + .4 * 16 * 16;
        assertThat(SingleServerModel.mg1Wait(.06, .6 * 4 + .4 * 16, square)).isCloseTo(7.1186441, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, 10, 100 + 100.0 / 12)).isCloseTo(8.125, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, 10, 125)).isCloseTo(9.375, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, 10, 200)).isCloseTo(15, DIGITS);
    }

    @Test
    void pools() {
        assertThat(ServerPoolModel.erlangC(2, 1.6)).isCloseTo(.7111111, DIGITS);
        assertThat(ServerPoolModel.mmcWait(2, 1.6, 1)).isCloseTo(1.7777778, DIGITS);
        assertThat(ServerPoolModel.mmcWait(3, 2.4, 1)).isCloseTo(1.0786517, DIGITS);
        assertThat(ServerPoolModel.mmcWait(4, 3.2, 1)).isCloseTo(.7455406, DIGITS);
        assertThat(ServerPoolModel.erlangB(8, 5)).isCloseTo(.0700479, DIGITS);
        assertThat(ServerPoolModel.erlangB(4, 3)).isCloseTo(.2061069, DIGITS);
        assertThat(ServerPoolModel.erlangB(1, .8)).isCloseTo(.4444444, DIGITS);
        assertThat(ServerPoolModel.mm1kLoss(.8, 5)).isCloseTo(.0888195, DIGITS);
        assertThat(ServerPoolModel.mm1kNumber(.8, 5)).isCloseTo(1.8683320, DIGITS);
        assertThat(ServerPoolModel.mm1kSojourn(.8, 5)).isCloseTo(2.5630652, DIGITS);
        assertThat(ServerPoolModel.mm1kLoss(.9, 10)).isCloseTo(.0508137, DIGITS);
        assertThat(ServerPoolModel.mm1kLoss(1.2, 4)).isCloseTo(.2786498, DIGITS);
    }

    @Test
    void periodicSources() {
        assertThat(PeriodicModel.dd1Wait(10, 10)).isZero();
        assertThat(PeriodicModel.synchronousMeanWait(4, 6)).isEqualTo(9);
        assertThat(PeriodicModel.synchronousMaxWait(4, 6)).isEqualTo(18);
        assertThat(PeriodicModel.virtualWaitTail(4, 100 / 18.0, 1)).isCloseTo(.2442053, DIGITS);
        assertThat(PeriodicModel.virtualWaitTail(4, 100 / 18.0, 2)).isCloseTo(.0317261, DIGITS);
        assertThat(PeriodicModel.virtualWaitMean(4, 100 / 18.0)).isCloseTo(.6369811, DIGITS);
        assertThat(PeriodicModel.virtualWaitMean(8, 10)).isCloseTo(.9778976, DIGITS);
        assertThat(PeriodicModel.virtualWaitTail(8, 10, 1)).isCloseTo(.4153849, DIGITS);
        assertThat(PeriodicModel.virtualWaitMean(16, 20)).isCloseTo(1.2121325, DIGITS);
        assertThat(PeriodicModel.virtualWaitMean(6, 6)).isCloseTo(1.3873457, within(3e-7));
        assertThat(PeriodicModel.randomPhaseWait(4, 100 / 3.0, 6)).isCloseTo(2.308176, within(6e-7));
    }

    @Test
    void tandems() {
        assertThat(TandemModel.deterministicSojourn(.06, 10, 5, 6)).isCloseTo(28.5, DIGITS);
        assertThat(TandemModel.deterministicSojourn(.06, 5, 6, 10)).isCloseTo(28.5, DIGITS);
        assertThat(TandemModel.deterministicSojourn(.03, 10, 5, 6)).isCloseTo(23.142857143, DIGITS);
        assertThat(TandemModel.exponentialSojourn(.5, 1, .8, .7)).isCloseTo(10.3333333, DIGITS);
        assertThat(TandemModel.utilisation(.12, 6, 1)).isCloseTo(.72, DIGITS);
    }

    @Test
    void noSteadyStateAtFullLoad() {
        assertThatThrownBy(() -> SingleServerModel.mm1Wait(1, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> ServerPoolModel.erlangC(2, 2)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> PeriodicModel.dd1Wait(10, 11)).hasMessageContaining("no steady state");
    }
}
