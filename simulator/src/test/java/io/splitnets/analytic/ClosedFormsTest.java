package io.splitnets.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
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
        assertThat(SingleServerModel.mm1Waiting(.8, 1)).isCloseTo(3.2, DIGITS);
        assertThat(SingleServerModel.mm1NumberTail(.8, 1, 5)).isCloseTo(.32768, DIGITS);
        assertThat(SingleServerModel.mm1SojournTail(.8, 1, 14.9786614)).isCloseTo(.05, DIGITS);
    }

    @Test
    void md1() {
        assertThat(SingleServerModel.md1Wait(.8, 1)).isCloseTo(2, DIGITS);
        assertThat(SingleServerModel.md1Wait(.72, 1)).isCloseTo(1.2857143, DIGITS);
        assertThat(SingleServerModel.md1WaitProbability(.8, 1, 1)).isCloseTo(.4451081857, within(1e-10));
        assertThat(SingleServerModel.md1WaitProbability(.8, 1, 2)).isCloseTo(.6345199363, within(1e-10));
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
        ServiceMoments early = ServiceMoments.oneOf(4, 4, 4, 16, 16);
        assertThat(.06 * early.mean()).isCloseTo(.528, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, early)).isCloseTo(7.1186441, DIGITS);
        assertThat(SingleServerModel.mg1SquaredWait(.06, early)).isCloseTo(172.4010342, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, ServiceMoments.uniform(5, 15)))
                .isCloseTo(8.125, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, ServiceMoments.erlang(4, 10))).isCloseTo(9.375, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, ServiceMoments.exponential(10)))
                .isCloseTo(15, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, ServiceMoments.lognormal(10, 1)))
                .isCloseTo(15, DIGITS);
        assertThat(SingleServerModel.mg1Wait(.06, ServiceMoments.constant(10))).isCloseTo(7.5, DIGITS);
    }

    /** An exponential wait given that there is one: E[W^2] = 2 rho / (mu - lambda)^2 in M/M/1. */
    @Test
    void thirdMoments() {
        ServiceMoments exponential = ServiceMoments.exponential(1);
        assertThat(exponential).isEqualTo(new ServiceMoments(1, 2, 6));
        assertThat(SingleServerModel.mg1SquaredWait(.8, exponential)).isCloseTo(2 * .8 / .04, DIGITS);
        assertThat(ServiceMoments.lognormal(1, 0)).isEqualTo(ServiceMoments.constant(1));
        assertThat(ServiceMoments.lognormal(2, 1)).isEqualTo(new ServiceMoments(2, 8, 64));
        assertThat(ServiceMoments.erlang(1_000_000, 2).third()).isCloseTo(8, within(1e-4));
        assertThat(ServiceMoments.uniform(3, 3)).isEqualTo(ServiceMoments.constant(3));
        assertThat(ServiceMoments.uniform(0, 1)).isEqualTo(new ServiceMoments(.5, 1 / 3.0, .25));
    }

    @Test
    void periodicCameraWithExponentialService() {
        double[][] cases = {{.8, .6286298, 1.6927308}, {.5, .2031879, .2550010}, {.9, .8068998, 4.1786594}};
        for (double[] c : cases) {
            assertThat(RenewalModel.dm1Sigma(c[0])).isCloseTo(c[1], DIGITS);
            assertThat(RenewalModel.dm1Wait(1 / c[0], 1)).isCloseTo(c[2], DIGITS);
        }
        assertThat(RenewalModel.dm1SojournQuantile(1.25, 1, .95)).isCloseTo(8.0667007, DIGITS);
    }

    @Test
    void boundsOnTheWait() {
        ServiceMoments constant = ServiceMoments.constant(1);
        ServiceMoments exponential = ServiceMoments.exponential(1);
        double poisson = 1 / (.8 * .8);
        assertThat(RenewalModel.kingmanBound(.8, poisson, constant)).isCloseTo(3.125, DIGITS);
        assertThat(RenewalModel.daleyBound(.8, poisson, constant)).isCloseTo(3, DIGITS);
        assertThat(RenewalModel.kingmanBound(.8, 0, exponential)).isCloseTo(2, DIGITS);
        assertThat(RenewalModel.daleyBound(.8, 0, exponential)).isCloseTo(2, DIGITS);
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
    void lossWithLittleOrNoRoom() {
        assertThat(FiniteQueueModel.md1kLoss(.8, 2)).isCloseTo(.1995703, DIGITS);
        assertThat(FiniteQueueModel.md1kLoss(.8, 5)).isCloseTo(.0352904, DIGITS);
        assertThat(FiniteQueueModel.md1kLoss(1.2, 4)).isCloseTo(.2186210, DIGITS);
        assertThat(FiniteQueueModel.md1kLoss(.8, 1)).isCloseTo(FiniteQueueModel.mg11Loss(.8), DIGITS);
        assertThat(FiniteQueueModel.mg11Loss(.8)).isCloseTo(.4444444, DIGITS);
        assertThat(FiniteQueueModel.mg11Loss(.8)).isCloseTo(ServerPoolModel.erlangB(1, .8), DIGITS);
        assertThat(FiniteQueueModel.dd11Loss(100 / 3.0, 40)).isEqualTo(.5);
        assertThat(FiniteQueueModel.dd11Loss(10, 10)).isZero();
        assertThat(FiniteQueueModel.dd11Loss(10, 25)).isCloseTo(2 / 3.0, DIGITS);
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
        assertThat(PeriodicModel.virtualWaitMean(6, 6)).isCloseTo(1.3873457, DIGITS);
        assertThat(PeriodicModel.randomPhaseWait(4, 100 / 18.0, 1)).isCloseTo(.3846960, DIGITS);
        assertThat(PeriodicModel.randomPhaseWait(1, 5, 1)).isZero();
        assertThat(PeriodicModel.randomPhaseWait(4, 100 / 3.0, 6)).isCloseTo(2.308176, within(5e-7));
    }

    @Test
    void theMeanVirtualWaitIsTheIntegralOfItsTail() {
        for (double[] one : new double[][] {{1, 1.5}, {3, 3}, {7, 9.25}, {20, 31}}) {
            int sources = (int) one[0];
            double integral = 0;
            for (int unit = 0; unit < sources; unit++) {
                integral += new GaussIntegratorFactory()
                        .legendre(40, unit, unit + 1.0)
                        .integrate(x -> PeriodicModel.virtualWaitTail(sources, one[1], x));
            }
            assertThat(PeriodicModel.virtualWaitMean(sources, one[1])).isCloseTo(integral, within(1e-12 * sources));
        }
        assertThat(PeriodicModel.virtualWaitMean(100_000, 125_000)).isCloseTo(.8 / .4, within(1e-3));
    }

    @Test
    void tandems() {
        assertThat(TandemModel.deterministicSojourn(.06, 10, 5, 6)).isCloseTo(28.5, DIGITS);
        assertThat(TandemModel.deterministicSojourn(.06, 5, 6, 10)).isCloseTo(28.5, DIGITS);
        assertThat(TandemModel.deterministicSojourn(.03, 10, 5, 6)).isCloseTo(23.142857143, DIGITS);
        assertThat(TandemModel.exponentialSojourn(.5, 1, .8, .7)).isCloseTo(10.3333333, DIGITS);
        assertThat(TandemModel.exponentialSojournQuantile(.5, .5, 1, .8, .7)).isCloseTo(9.0225183, DIGITS);
        assertThat(TandemModel.exponentialSojournQuantile(.5, .95, 1, .8, .7)).isCloseTo(22.4684203, DIGITS);
        assertThat(TandemModel.exponentialSojournQuantile(.5, .99, .7, 1, .8)).isCloseTo(30.8388299, DIGITS);
        assertThat(TandemModel.exponentialSojournTail(.5, 0, 1, .8, .7)).isCloseTo(1, DIGITS);
        assertThat(TandemModel.utilisation(.12, 6, 1)).isCloseTo(.72, DIGITS);
    }

    @Test
    void forkJoin() {
        assertThat(ForkJoinModel.ofTwo(.5, 1)).isCloseTo(2.875, DIGITS);
        assertThat(ForkJoinModel.ofTwo(.8, 1)).isCloseTo(7, DIGITS);
        assertThat(ForkJoinModel.ofMany(2, .8, 1)).isCloseTo(7, DIGITS);
        assertThat(ForkJoinModel.ofMany(4, .5, 1)).isCloseTo(3.7897727, DIGITS);
        assertThat(ForkJoinModel.ofMany(4, .8, 1)).isCloseTo(8.9303030, DIGITS);
        assertThat(ForkJoinModel.meanOfLargest(2, 1)).isCloseTo(1.5, DIGITS);
        assertThat(ForkJoinModel.meanOfLargest(4, 1)).isCloseTo(2.0833333, DIGITS);
        assertThat(ForkJoinModel.meanOfLargest(8, 1)).isCloseTo(2.7178571, DIGITS);
    }

    @Test
    void priorities() {
        PriorityModel classes = new PriorityModel(
                new double[] {.03, .03, .03},
                ServiceMoments.constant(4),
                ServiceMoments.constant(10),
                ServiceMoments.constant(12));
        double[] waits = {4.4318182, 7.6410658, 30.5642633};
        double[] interrupted = {4.2727273, 14.7727273, 12 / .58 + 3.9 / (.58 * .22)};
        for (int i = 0; i < 3; i++) {
            assertThat(classes.wait(i)).isCloseTo(waits[i], DIGITS);
            assertThat(classes.preemptiveSojourn(i)).isCloseTo(interrupted[i], DIGITS);
        }
        assertThat(classes.fifoWait()).isCloseTo(17.7272727, DIGITS);
        assertThat(classes.conserved()).isCloseTo(13.8272727, DIGITS);
        double sum = .12 * classes.wait(0) + .3 * classes.wait(1) + .36 * classes.wait(2);
        assertThat(sum).isCloseTo(classes.conserved(), DIGITS);
    }

    @Test
    void batchesAndSharing() {
        assertThat(BatchModel.wait(.03, 4, 6)).isCloseTo(39.8571429, DIGITS);
        assertThat(BatchModel.wait(.8, 1, 1)).isCloseTo(SingleServerModel.md1Wait(.8, 1), DIGITS);
        assertThat(ProcessorSharingModel.sojourn(.12, 5, 5)).isCloseTo(12.5, DIGITS);
    }

    @Test
    void networkCalculus() {
        double frame = 3_072_000;
        TokenBucket camera = new TokenBucket(frame, 30 * frame);
        TokenBucket four = camera.plus(camera).plus(camera.plus(camera));
        RateLatencyModel link = new RateLatencyModel(2.5e9, 1e-6);
        RateLatencyModel second = new RateLatencyModel(1.2e9, 5e-6);
        assertThat(link.delayBound(camera) * 1000).isCloseTo(1.2298, DIGITS);
        assertThat(link.delayBound(four) * 1000).isCloseTo(4.9162, DIGITS);
        assertThat(link.backlogBound(four)).isCloseTo(12_288_368.64, DIGITS);
        assertThat(link.then(second).delayBound(camera) * 1000).isCloseTo(2.566, DIGITS);
        double hopByHop = link.delayBound(camera) + second.delayBound(link.output(camera));
        assertThat(hopByHop * 1000).isCloseTo(3.7948768, DIGITS);
        TokenBucket others = camera.plus(camera).plus(camera);
        RateLatencyModel left = link.leftOver(others);
        assertThat(left.rate()).isCloseTo(2.5e9 - 90 * frame, DIGITS);
        assertThat(left.delayBound(camera)).isCloseTo((4 * frame + 2500) / left.rate(), within(1e-12));
        assertThat(link.packetized(frame).latency() * 1000).isCloseTo(1.2298, DIGITS);
    }

    @Test
    void fixedPriorities() {
        FixedPriorityModel tasks = new FixedPriorityModel(new long[] {4, 10, 20}, new long[] {20, 50, 100});
        assertThat(tasks.preemptive(0)).isEqualTo(4);
        assertThat(tasks.preemptive(1)).isEqualTo(14);
        assertThat(tasks.preemptive(2)).isEqualTo(38);
        // By hand: 19 units of the third task, then each more urgent frame up to the start of the service.
        assertThat(tasks.nonPreemptive(0)).isEqualTo(19 + 4);
        assertThat(tasks.nonPreemptive(1)).isEqualTo(19 + 2 * 4 + 10);
        assertThat(tasks.nonPreemptive(2)).isEqualTo(4 + 10 + 20);
    }

    /** Davis, Burns, Bril, Lukkien, Real-Time Systems 35 (2007) 239: the second frame of the last task is the late one. */
    @Test
    void theLongestResponseNeedNotBeTheFirst() {
        // Alone the first frame of the last task would be the worst: 300.
        FixedPriorityModel tasks = new FixedPriorityModel(new long[] {100, 100, 100}, new long[] {250, 350, 350});
        assertThat(tasks.nonPreemptive(0)).isEqualTo(99 + 100);
        assertThat(tasks.nonPreemptive(1)).isEqualTo(99 + 200);
        assertThat(tasks.nonPreemptive(2)).isEqualTo(350);
    }

    @Test
    void noSteadyStateAtFullLoad() {
        assertThatThrownBy(() -> SingleServerModel.mm1Wait(1, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> ServerPoolModel.erlangC(2, 2)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> PeriodicModel.dd1Wait(10, 11)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> RenewalModel.dm1Wait(1, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> BatchModel.wait(.25, 4, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> ProcessorSharingModel.sojourn(1, 1, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> ForkJoinModel.ofTwo(1, 1)).hasMessageContaining("no steady state");
        assertThatThrownBy(() -> new RateLatencyModel(1, 0).delayBound(new TokenBucket(1, 1)))
                .hasMessageContaining("no bound");
        assertThatThrownBy(() -> new FixedPriorityModel(new long[] {6, 6}, new long[] {10, 10}))
                .hasMessageContaining("no bound");
    }
}
