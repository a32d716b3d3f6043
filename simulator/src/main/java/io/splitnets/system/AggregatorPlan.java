package io.splitnets.system;

import java.util.List;

/**
 * The device that receives every link.
 *
 * @param servers at least 1
 * @param buffer where frames, or sets of them, wait
 * @param networks what it runs, at least one
 * @param background other work of the same servers
 */
public record AggregatorPlan(
        int servers, BufferPlan buffer, List<NetworkPlan> networks, List<BackgroundPlan> background) {
    /** Refuses an aggregator without servers or networks, and one network after another that is not before it. */
    public AggregatorPlan {
        networks = List.copyOf(networks);
        background = List.copyOf(background);
        if (servers < 1) {
            throw new IllegalArgumentException("the aggregator has at least one server, not " + servers);
        }
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("the aggregator runs at least one network");
        }
        for (int i = 0; i < networks.size(); i++) {
            int number = i;
            networks.get(i).after().ifPresent(after -> checkAfter(after, number));
        }
    }

    private static void checkAfter(AfterPlan after, int number) {
        if (after.network() < 0 || after.network() >= number) {
            throw new IllegalArgumentException("network " + number + " follows network " + after.network());
        }
    }

    /** One network fed by all cameras. */
    public AggregatorPlan(
            ServiceLaw service, int servers, BufferPlan buffer, boolean fuse, List<BackgroundPlan> background) {
        this(servers, buffer, List.of(NetworkPlan.of("network", service, fuse)), background);
    }
}
