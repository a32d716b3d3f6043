package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.RandomSource;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the aggregator where networks follow the results of others: hands each result to the sink and, in
 * the order of the networks and with their probabilities, sends the aggregator a new frame at the same instant, after
 * whatever ends then. The new frame has the life of the view that made the result latest behind it.
 */
final class FollowUp implements FramePort {
    /** A network that follows, and its stream of random numbers; none if it always does. */
    private record Follower(
            int network, double probability, @Nullable RandomSource random) {
        boolean runs() {
            return random == null || random.uniform() < probability;
        }
    }

    private final Simulation simulation;
    private final FrameSink sink;
    private final Timer timer;
    private final List<List<Follower>> followers = new ArrayList<>();
    private final ArrayDeque<Frame> due = new ArrayDeque<>();
    private @Nullable Backlog out;

    FollowUp(Simulation simulation, AggregatorPlan plan, FrameSink sink) {
        this.simulation = simulation;
        this.sink = sink;
        this.timer = simulation.timer(simulation.component("follow-up"), Phase.ARRIVE, this::send);
        for (int i = 0; i < plan.networks().size(); i++) {
            followers.add(new ArrayList<>());
        }
        for (int i = 0; i < plan.networks().size(); i++) {
            NetworkPlan network = plan.networks().get(i);
            if (network.after().isPresent()) {
                AfterPlan after = network.after().get();
                RandomSource random = after.random() ? simulation.random(network.id(), "after") : null;
                followers.get(after.network()).add(new Follower(i, after.probability(), random));
            }
        }
    }

    /** Whether any network of the plan follows another. */
    static boolean needed(AggregatorPlan plan) {
        return plan.networks().stream().anyMatch(network -> network.after().isPresent());
    }

    /** Gives it the way back to the aggregator. */
    Backlog connect(FramePort aggregator) {
        out = new Backlog(simulation, "follow-up", aggregator);
        return out;
    }

    @Override
    public boolean offer(Frame lead, Sender from) {
        if (!lead.background()) {
            for (Follower follower : followers.get(lead.network)) {
                if (follower.runs()) {
                    due.add(child(lead, follower.network()));
                }
            }
            if (!due.isEmpty() && !timer.pending()) {
                timer.at(simulation.now());
            }
        }
        return sink.offer(lead, from);
    }

    private Frame child(Frame lead, int network) {
        Frame oldest = lead;
        for (Frame view = lead; view != null; view = view.sibling) {
            oldest = sink.reference(view) < sink.reference(oldest) ? view : oldest;
        }
        Frame child = sink.blank();
        child.follow(oldest, network);
        child.oldestReuse = lead.oldestReuse;
        return child;
    }

    private void send() {
        if (out == null) {
            throw new IllegalStateException("follow-up: not connected");
        }
        while (!due.isEmpty()) {
            Frame child = due.remove();
            sink.injected(child, child.stamp, simulation.now());
            out.send(child);
        }
    }
}
