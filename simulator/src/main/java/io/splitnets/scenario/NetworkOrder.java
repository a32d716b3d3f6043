package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.scenario.NetworksReader.Placed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Checks which network follows which, and puts each behind the one it follows. */
final class NetworkOrder {
    private final Map<String, Placed> byId = new TreeMap<>();
    private final List<Placed> networks;

    NetworkOrder(List<Placed> networks) {
        this.networks = networks;
        for (Placed network : networks) {
            if (byId.putIfAbsent(network.spec().id(), network) != null) {
                network.section().problem("id", "another network has this id; expected a unique one");
            }
        }
    }

    /** The networks in the order of the file, but each behind the one it follows; a circle is left out. */
    List<NetworkSpec> sorted() {
        networks.forEach(this::check);
        List<NetworkSpec> sorted = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Placed network : networks) {
                NetworkSpec spec = network.spec();
                if (!sorted.contains(spec)
                        && spec.after()
                                .map(after -> placed.contains(after.network()))
                                .orElse(true)) {
                    sorted.add(spec);
                    placed.add(spec.id());
                    more = true;
                }
            }
        }
        return sorted;
    }

    private void check(Placed network) {
        network.spec().after().ifPresent(after -> {
            Section section = network.section().section(NetworksReader.AFTER);
            if (after.network().equals(network.spec().id())) {
                section.problem(NetworksReader.ONE, "a network cannot follow itself");
            } else if (!byId.containsKey(after.network())) {
                section.problem(
                        NetworksReader.ONE,
                        "'" + after.network() + "' is no network; known networks: " + String.join(", ", byId.keySet()),
                        Ids.suggestion(after.network(), byId.keySet()));
            } else {
                checkCircle(network, section);
            }
        });
    }

    /** A circle is reported once, at the first of its networks in the file. */
    private void checkCircle(Placed network, Section section) {
        Set<String> way = new LinkedHashSet<>();
        String id = network.spec().id();
        while (way.add(id)) {
            Placed next = byId.get(id);
            if (next == null || next.spec().after().isEmpty()) {
                return;
            }
            id = next.spec().after().get().network();
        }
        boolean first = networks.stream()
                .map(any -> any.spec().id())
                .filter(way::contains)
                .findFirst()
                .filter(network.spec().id()::equals)
                .isPresent();
        if (id.equals(network.spec().id()) && first) {
            section.problem(
                    NetworksReader.ONE,
                    "the networks follow each other in a circle: " + String.join(", ", way) + ", " + id);
        }
    }
}
