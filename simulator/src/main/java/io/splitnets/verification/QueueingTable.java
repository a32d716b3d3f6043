package io.splitnets.verification;

import io.splitnets.analytic.BatchModel;
import io.splitnets.analytic.ForkJoinModel;
import io.splitnets.analytic.PriorityModel;
import io.splitnets.analytic.ProcessorSharingModel;
import io.splitnets.analytic.RenewalModel;
import io.splitnets.analytic.ServerPoolModel;
import io.splitnets.analytic.ServiceMoments;
import io.splitnets.analytic.SingleServerModel;
import io.splitnets.analytic.TandemModel;
import io.splitnets.measure.Estimate;
import io.splitnets.system.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All cases: those with queues and random arrivals or services here, the others in tables of their own. A new one is one
 * entry and one file in {@code scenarios/verify}.
 */
final class QueueingTable {
    private static final PriorityModel CLASSES = new PriorityModel(
            new double[] {.03, .03, .03},
            ServiceMoments.constant(4),
            ServiceMoments.constant(10),
            ServiceMoments.constant(12));

    private QueueingTable() {}

    /** All cases, in the order of {@link ClosedForm}. */
    static List<QueueingCase> cases() {
        List<QueueingCase> cases = new ArrayList<>();
        List.of(
                        poisson(),
                        generalService(),
                        severalServers(),
                        otherArrivals(),
                        PeriodicTable.cases(),
                        tandems(),
                        forkJoin(),
                        LossTable.cases(),
                        disciplines(),
                        BoundsTable.cases())
                .forEach(cases::addAll);
        cases.sort(Comparator.comparing(QueueingCase::form));
        return cases;
    }

    private static List<QueueingCase> poisson() {
        Systems mm1 = Systems.of("mm1.yaml");
        Systems md1 = Systems.of("md1.yaml");
        Systems kept = Systems.withSeeds("md1.yaml", 32, "run.duration=14 s", "run.timeline_frames=10000");
        return List.of(
                mm1.shows(ClosedForm.MM1, "mean time, ms", Figure::latency)
                        .within(.055, SingleServerModel.mm1Sojourn(.8, 1)),
                mm1.shows(ClosedForm.MM1, "mean wait, ms", Figure::wait).within(.065, SingleServerModel.mm1Wait(.8, 1)),
                mm1.shows(ClosedForm.MM1, "95 % of times, ms", Figure::latency95)
                        .within(.08, SingleServerModel.mm1SojournQuantile(.8, 1, .95)),
                mm1.shows(ClosedForm.MM1, "99 % of times, ms", Figure::latency99)
                        .within(.11, SingleServerModel.mm1SojournQuantile(.8, 1, .99)),
                mm1.shows(ClosedForm.MM1, "95 % of waits, ms", Figure::wait95)
                        .within(.085, SingleServerModel.mm1WaitQuantile(.8, 1, .95)),
                Systems.withSeeds("mm1.yaml", 32)
                        .shows(ClosedForm.MM1, "mean number inside", Figure::inside)
                        .within(.06, SingleServerModel.mm1Number(.8, 1)),
                md1.shows(ClosedForm.MD1, "mean wait, ms", Figure::wait).within(.05, SingleServerModel.md1Wait(.8, 1)),
                md1.shows(ClosedForm.MD1, "95 % of waits, ms", Figure::wait95)
                        .within(.06, SingleServerModel.md1WaitQuantile(.8, 1, .95)),
                kept.shows(ClosedForm.MD1, "share of waits up to 1 ms", Figure.waitsUpTo(1))
                        .within(.036, SingleServerModel.md1WaitProbability(.8, 1, 1)),
                kept.shows(ClosedForm.MD1, "share of waits up to 2 ms", Figure.waitsUpTo(2))
                        .within(.031, SingleServerModel.md1WaitProbability(.8, 1, 2)),
                Systems.of("md1.yaml", Systems.fps("cam", 300))
                        .shows(ClosedForm.MD1, "load 0.3, mean wait, ms", Figure::wait)
                        .within(.035, SingleServerModel.md1Wait(.3, 1)),
                Systems.of("md1.yaml", Systems.fps("cam", 300))
                        .shows(ClosedForm.MD1, "load 0.3, 95 % of waits, ms", Figure::wait95)
                        .within(.042, SingleServerModel.md1WaitQuantile(.3, 1, .95)),
                Systems.of("md1-four-cameras.yaml")
                        .shows(ClosedForm.MD1, "four cameras, mean wait, ms", Figure::wait)
                        .within(.05, SingleServerModel.md1Wait(.12, 6)));
    }

    private static List<QueueingCase> generalService() {
        return List.of(
                mg1("early-exit", .045, ServiceMoments.oneOf(4, 4, 4, 16, 16)),
                mg1("uniform", .045, ServiceMoments.uniform(5, 15)),
                mg1("erlang", .048, ServiceMoments.erlang(4, 10)),
                mg1("lognormal", .08, ServiceMoments.lognormal(10, 1)),
                Systems.withSeeds("mg1-early-exit.yaml", 32, "run.duration=180 s", "run.timeline_frames=10000")
                        .shows(ClosedForm.MG1, "early-exit, mean square, ms^2", Figure::squaredWait)
                        .within(.11, SingleServerModel.mg1SquaredWait(.06, ServiceMoments.oneOf(4, 4, 4, 16, 16))));
    }

    private static QueueingCase mg1(String law, double width, ServiceMoments service) {
        return Systems.of("mg1-" + law + ".yaml")
                .shows(ClosedForm.MG1, law + ", mean wait, ms", Figure::wait)
                .within(width, SingleServerModel.mg1Wait(.06, service));
    }

    private static List<QueueingCase> severalServers() {
        return List.of(mmc(2, 1.6, .085), mmc(3, 2.4, .075), mmc(4, 3.2, .07));
    }

    private static QueueingCase mmc(int servers, double offered, double width) {
        return Systems.of("mmc.yaml", "aggregator.servers=" + servers, Systems.fps("cam", 1000 * offered))
                .shows(ClosedForm.MMC, servers + " servers, mean wait, ms", Figure::wait)
                .within(width, ServerPoolModel.mmcWait(servers, offered, 1));
    }

    private static List<QueueingCase> otherArrivals() {
        Systems dm1 = Systems.of("dm1.yaml");
        Systems md1 = Systems.of("md1.yaml");
        ServiceMoments constant = ServiceMoments.constant(1);
        ServiceMoments exponential = ServiceMoments.exponential(1);
        double poisson = 1.25 * 1.25;
        // The jitter of gm1.yaml is cut off at three standard deviations; the bound takes the variance before the cut.
        double jitter = .4 * .4;
        return List.of(
                dm1(.5, .053),
                dm1(.8, .065),
                dm1(.9, .095),
                dm1.shows(ClosedForm.DM1, "load 0.8, 95 % of times, ms", Figure::latency95)
                        .within(.06, RenewalModel.dm1SojournQuantile(1.25, 1, .95)),
                md1.shows(ClosedForm.GG1_BOUNDS, "M/D/1, mean wait, Kingman, ms", Figure::wait)
                        .atMost(RenewalModel.kingmanBound(.8, poisson, constant)),
                md1.shows(ClosedForm.GG1_BOUNDS, "M/D/1, mean wait, Daley, ms", Figure::wait)
                        .atMost(RenewalModel.daleyBound(.8, poisson, constant)),
                dm1.shows(ClosedForm.GG1_BOUNDS, "D/M/1, mean wait, Kingman, ms", Figure::wait)
                        .atMost(RenewalModel.kingmanBound(.8, 0, exponential)),
                Systems.of("gm1.yaml")
                        .shows(ClosedForm.GG1_BOUNDS, "GI/M/1, mean wait, Daley, ms", Figure::wait)
                        .atMost(RenewalModel.daleyBound(.8, jitter, exponential)));
    }

    private static QueueingCase dm1(double load, double width) {
        Systems systems = load == .8 ? Systems.of("dm1.yaml") : Systems.of("dm1.yaml", Systems.fps("cam", 1000 * load));
        return systems.shows(ClosedForm.DM1, "load " + load + ", mean wait, ms", Figure::wait)
                .within(width, RenewalModel.dm1Wait(1 / load, 1));
    }

    private static List<QueueingCase> tandems() {
        ClosedForm form = ClosedForm.TANDEM_EXPONENTIAL;
        Systems exponential = Systems.of("tandem-exponential.yaml");
        double[] rates = {1, .8, .7};
        return List.of(
                exponential
                        .shows(form, "mean time, ms", Figure::latency)
                        .within(.032, TandemModel.exponentialSojourn(.5, rates)),
                exponential
                        .shows(form, "50 % of times, ms", Figure::latency50)
                        .within(.025, TandemModel.exponentialSojournQuantile(.5, .5, rates)),
                exponential
                        .shows(form, "95 % of times, ms", Figure::latency95)
                        .within(.055, TandemModel.exponentialSojournQuantile(.5, .95, rates)),
                exponential
                        .shows(form, "99 % of times, ms", Figure::latency99)
                        .within(.085, TandemModel.exponentialSojournQuantile(.5, .99, rates)),
                constantTandem(10, 5, 6),
                constantTandem(5, 6, 10),
                constantTandem(6, 10, 5));
    }

    private static QueueingCase constantTandem(int npu, int link, int aggregator) {
        return Systems.of(
                        "tandem-constant.yaml",
                        "sensors.cam.npu.service.mean=" + npu + " ms",
                        "links.link.service.mean=" + link + " ms",
                        "aggregator.service.mean=" + aggregator + " ms")
                .shows(
                        ClosedForm.TANDEM_CONSTANT,
                        npu + "-" + link + "-" + aggregator + " ms, mean time, ms",
                        Figure::latency)
                .within(.013, TandemModel.deterministicSojourn(.06, npu, link, aggregator));
    }

    private static List<QueueingCase> forkJoin() {
        Systems two = Systems.of("fork-join-2.yaml");
        Systems busier = Systems.of("fork-join-2.yaml", rates("a", "b"));
        return List.of(
                two.shows(ClosedForm.FORK_JOIN, "2 at load 0.5, mean time, ms", Figure::latency)
                        .within(.022, ForkJoinModel.ofTwo(.5, 1)),
                busier.shows(ClosedForm.FORK_JOIN, "2 at load 0.8, mean time, ms", Figure::latency)
                        .within(.06, ForkJoinModel.ofTwo(.8, 1)),
                Systems.of("fork-join-4.yaml")
                        .shows(ClosedForm.FORK_JOIN, "4 at load 0.5, mean time, ms", Figure::latency)
                        .near(.05, .027, ForkJoinModel.ofMany(4, .5, 1)),
                lastOf(2),
                lastOf(4),
                lastOf(8));
    }

    private static String[] rates(String... sensors) {
        return Stream.of(sensors).map(sensor -> Systems.fps(sensor, 800)).toArray(String[]::new);
    }

    private static QueueingCase lastOf(int k) {
        return Systems.of("last-of-" + k + ".yaml")
                .shows(ClosedForm.FORK_JOIN, "last of " + k + ", no queue, mean, ms", Figure::latency)
                .within(.018, ForkJoinModel.meanOfLargest(k, 1));
    }

    private static List<QueueingCase> disciplines() {
        ClosedForm priorities = ClosedForm.PRIORITIES;
        Systems classes = Systems.withSeeds("priorities.yaml", 32);
        return List.of(
                classes.shows(priorities, "class 1, mean wait, ms", Figure.waitOf(0))
                        .within(.019, CLASSES.wait(0)),
                classes.shows(priorities, "class 2, mean wait, ms", Figure.waitOf(1))
                        .within(.032, CLASSES.wait(1)),
                classes.shows(priorities, "class 3, mean wait, ms", Figure.waitOf(2))
                        .within(.085, CLASSES.wait(2)),
                classes.shows(priorities, "sum of load x wait, ms", QueueingTable::conserved)
                        .within(.07, CLASSES.conserved()),
                QueueingCase.digits(
                        priorities, "interrupted, class 1, time, ms", 4.2727273, CLASSES.preemptiveSojourn(0)),
                QueueingCase.digits(
                        priorities, "interrupted, class 2, time, ms", 14.7727273, CLASSES.preemptiveSojourn(1)),
                QueueingCase.digits(
                        priorities, "interrupted, class 3, time, ms", 51.2539185, CLASSES.preemptiveSojourn(2)),
                Systems.of("batches.yaml")
                        .shows(ClosedForm.BATCHES, "4 cameras, mean wait, ms", Figure::wait)
                        .within(.06, BatchModel.wait(.03, 4, 6)),
                Systems.of("sharing.yaml")
                        .shows(ClosedForm.SHARING, "mean time, ms", Figure::latency)
                        .within(.028, ProcessorSharingModel.sojourn(.12, 5, 5)));
    }

    /** Load x mean wait, summed over the classes: the same for every order that does not look at service times. */
    private static Estimate conserved(SimulationResult result) {
        double[] loads = {.12, .3, .36};
        double sum = 0;
        for (int i = 0; i < loads.length; i++) {
            sum += loads[i] * Figure.waitOf(i).of(result).value();
        }
        return Estimate.plain(sum);
    }
}
