package io.splitnets.system;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seeded random plans that use all there is: several networks, orders, arbitrations, joins, followers, deadlines. */
final class RichPlans {
    private final RandomSource random;
    private final SystemPlan base;
    private final boolean randomLaws;

    private RichPlans(int number, Plans.Shape shape) {
        this.random = RandomSource.of(number, 0, "plans", "rich");
        this.base = Plans.random(number, shape);
        this.randomLaws = shape.randomLaws();
    }

    /** The same number and shape give the same plan. */
    static SystemPlan of(int number, Plans.Shape shape) {
        return new RichPlans(number, shape).plan();
    }

    private SystemPlan plan() {
        AggregatorPlan old = base.aggregator();
        int fed = pick(1, 3);
        List<NetworkPlan> networks = new ArrayList<>();
        for (int i = 0; i < fed; i++) {
            networks.add(network("n" + i, old, i));
        }
        if (chance()) {
            networks.add(follower(old, fed - 1));
        }
        List<CameraPlan> cameras = new ArrayList<>();
        for (int i = 0; i < base.cameras().size(); i++) {
            cameras.add(camera(base.cameras().get(i), i, fed));
        }
        List<BackgroundPlan> background = old.background().stream()
                .map(job -> new BackgroundPlan(job.id(), job.interarrival(), job.service(), pick(0, 3)))
                .toList();
        return new SystemPlan(
                "rich " + base.name(),
                cameras,
                base.links().stream().map(this::link).toList(),
                new AggregatorPlan(old.servers(), ordered(old.buffer()), networks, background));
    }

    private NetworkPlan network(String id, AggregatorPlan old, int number) {
        Optional<FusionPlan> fusion =
                old.networks().get(0).fuses() && (number == 0 || chance()) ? Optional.of(fusion()) : Optional.empty();
        return new NetworkPlan(
                id,
                old.networks().get(0).service(),
                fusion,
                Optional.empty(),
                pick(0, 2),
                chance() ? Optional.of(Plans.ms(pick(10, 80))) : Optional.empty());
    }

    private FusionPlan fusion() {
        Join join = List.of(Join.values()).get(pick(0, 3));
        boolean timed = join == Join.WINDOW || join == Join.DROP_INCOMPLETE;
        return new FusionPlan(join, timed ? Plans.ms(pick(1, 40)) : SimTime.ZERO);
    }

    private NetworkPlan follower(AggregatorPlan old, int after) {
        return new NetworkPlan(
                "follower",
                old.networks().get(0).service(),
                Optional.empty(),
                Optional.of(new AfterPlan(after, randomLaws ? 0.5 : 1)),
                pick(0, 2),
                Optional.empty());
    }

    private LinkPlan link(LinkPlan old) {
        List<Arbitration> possible = old.buffer().onFull() == FullPolicy.DROP_OLDEST
                ? List.of(Arbitration.FIRST_COME, Arbitration.ROUND_ROBIN, Arbitration.PRIORITY)
                : List.of(Arbitration.values());
        return new LinkPlan(old.id(), old.buffer(), possible.get(pick(0, possible.size() - 1)));
    }

    private BufferPlan ordered(BufferPlan old) {
        return new BufferPlan(
                old.capacity(), old.onFull(), List.of(QueueOrder.values()).get(pick(0, 3)));
    }

    /** Every network has the first camera; the others have some of them. */
    private CameraPlan camera(CameraPlan old, int number, int networks) {
        FlowPlan only = old.flows().get(0);
        List<FlowPlan> flows = new ArrayList<>();
        for (int i = 0; i < networks; i++) {
            if (number == 0 || i == 0 || chance()) {
                flows.add(flow(only, i, old.readout()));
            }
        }
        return new CameraPlan(
                old.id(),
                old.arrivals(),
                old.refersTo(),
                old.exposure(),
                old.readout(),
                old.servers(),
                ordered(old.buffer()),
                old.link(),
                pick(0, 3),
                flows);
    }

    /** Shares depend on the network alone, so that joined views have one rate. */
    private FlowPlan flow(FlowPlan only, int network, SimTime readout) {
        boolean cut = only.cutThrough() && (network == 0 || chance());
        Optional<ServiceLaw> npu = only.cutThrough() && !cut ? Optional.of(Plans.constant(pick(1, 5))) : only.npu();
        return new FlowPlan(
                network,
                network == 0 ? Rational.ONE : Rational.of(1, network + 1),
                npu,
                only.transfer(),
                pick(1, 40),
                cut,
                cut ? only.lastLine() : SimTime.ZERO,
                npu.isPresent() && chance() ? Optional.of(rows(readout)) : Optional.empty());
    }

    private RowStart rows(SimTime readout) {
        return new RowStart(new SimTime(readout.picoseconds() / pick(1, 8)), Plans.ms(pick(0, 3)));
    }

    private int pick(int low, int high) {
        return Plans.between(random, low, high);
    }

    private boolean chance() {
        return Plans.chance(random, 0.5);
    }
}
