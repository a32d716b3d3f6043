package io.splitnets.nas.oracle;

import io.splitnets.deployment.Deployment;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.AdditiveModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers out of a {@link BlockTable}: a part's service time is the sum of its blocks, everything else is the scenario's.
 * With a table that was made for the scenario, every answer is that of {@link SimulatorOracle}, bit by bit.
 *
 * <p>Safe for use by several threads.
 */
public final class TableOracle implements LatencyOracle {
    private static final int SHOWN = 3;
    /** Candidates worked on at a time. */
    private static final int BLOCK = 1024;

    private final Scenario scenario;
    private final TableDeployments deployments;
    private final SimulatorOracle oracle;
    private final SplitSpace space;
    private final NetworkCodec codec;
    private final GeneTable genes;
    private final List<TableLanes> lanes = new ArrayList<>();

    private TableOracle(Scenario scenario, NetworkSpaceSpec spec, TableDeployments deployments, GeneTable genes) {
        this.scenario = scenario;
        this.deployments = deployments;
        this.oracle = SimulatorOracle.of(Tier.DES, scenario, deployments);
        this.space = new SplitSpace(spec);
        this.codec = new NetworkCodec(spec);
        this.genes = genes;
        for (int views = 0; views < spec.views().size(); views++) {
            lanes.add(new TableLanes(scenario, spec, deployments, genes, views));
        }
    }

    /**
     * An oracle for networks of one space on one system.
     *
     * @param scenario the system; its own network is replaced
     * @param space where the networks come from
     * @param table has a row for every block of every candidate
     * @throws IllegalArgumentException if it has not, if it was made for other processors than the scenario's, or if the
     *     scenario is none that a table is for; the message is for users
     */
    public static TableOracle of(Scenario scenario, NetworkSpaceSpec space, BlockTable table) {
        TableHardware hardware = TableHardware.of(scenario);
        check(table, BlockColumns.SENSOR_HASH, hardware.sensor());
        check(table, BlockColumns.AGGREGATOR_HASH, hardware.aggregator());
        TableDeployments deployments = new TableDeployments(space, table, hardware);
        GeneTable genes = deployments.genes();
        List<BlockKey> absent = genes.absent();
        if (!absent.isEmpty()) {
            String first = absent.stream().limit(SHOWN).map(BlockKey::toString).collect(Collectors.joining("; "));
            String more = absent.size() > SHOWN ? "; and " + (absent.size() - SHOWN) + " more" : "";
            throw new IllegalArgumentException(table.name() + ": expected all blocks of the space " + space.name()
                    + "; there is no row for: " + first + more);
        }
        return new TableOracle(scenario, space, deployments, genes);
    }

    /**
     * An oracle out of the table that the cost model itself makes; empty for a scenario that no table is for. Its answers
     * are those of a {@link SimulatorOracle} of the same tier, and come faster once there are many.
     */
    public static Optional<TableOracle> made(Scenario scenario, NetworkSpaceSpec space) {
        return TableHardware.alike(scenario)
                ? Optional.of(of(scenario, space, BlockTables.of(scenario, space)))
                : Optional.empty();
    }

    /** A table without the hash was measured, or written by hand: it is taken at its word. */
    private static void check(BlockTable table, String key, NpuSpec npu) {
        String found = table.origin().getOrDefault(key, "");
        String expected = TableHardware.hash(npu);
        if (!found.isEmpty() && !found.equals(expected)) {
            throw new IllegalArgumentException(table.name() + ": " + key + ": '" + found + "': expected " + expected
                    + ", that of " + npu.name() + " in the scenario; the table was made for other hardware");
        }
    }

    /**
     * An oracle that answers by a cheaper model, or by a run if {@code tier} is {@link Tier#DES}, as {@link
     * SimulatorOracle#of} gives one, with costs out of the table.
     *
     * @throws IllegalArgumentException for {@link Tier#BATCH}
     */
    public SimulatorOracle at(Tier tier) {
        return SimulatorOracle.of(tier, scenario, deployments);
    }

    @Override
    public SystemEstimate estimate(SystemQuery query) {
        return oracle.estimate(query);
    }

    @Override
    public Tier tier(SystemQuery query) {
        return oracle.tier(query);
    }

    @Override
    public Footprint footprint(SystemQuery query) {
        return deployments.footprint(scenario, query).orElseGet(() -> oracle.footprint(query));
    }

    /** Latency of one result that meets no other: the sums of both parts and the link, in ms. */
    public double additiveMs(SystemQuery query) {
        return AdditiveModel.terms(deployment(query).plan(), scenario.latencyFrom())
                .total()
                .toMillis();
    }

    /**
     * Latencies of many candidates of the space under the scenario's load, in their order: what {@link #estimate} says of
     * each, but some hundred times as fast where the batch tier's lanes prove it. Empty where some part is overloaded.
     *
     * @throws IllegalArgumentException if one is not of the space
     */
    public List<Optional<Latency>> latencies(List<Candidate> candidates) {
        List<Optional<Latency>> found = new ArrayList<>(candidates.size());
        for (int from = 0; from < candidates.size(); from += BLOCK) {
            List<Candidate> some = candidates.subList(from, Math.min(from + BLOCK, candidates.size()));
            some.forEach(space::check);
            found.addAll(block(some));
        }
        return found;
    }

    private List<Optional<Latency>> block(List<Candidate> candidates) {
        List<Optional<Latency>> found = new ArrayList<>(candidates.size());
        candidates.forEach(candidate -> found.add(Optional.empty()));
        int viewsGene = genes.splitGene() + 3;
        for (int views = 0; views < lanes.size(); views++) {
            List<Integer> places = new ArrayList<>();
            List<Candidate> alike = new ArrayList<>();
            for (int i = 0; i < candidates.size(); i++) {
                if (candidates.get(i).genes().get(viewsGene) == views) {
                    places.add(i);
                    alike.add(candidates.get(i));
                }
            }
            for (int open : lanes.get(views).latencies(alike, places, found)) {
                found.set(places.get(open), latency(alike.get(open)));
            }
        }
        return found;
    }

    private Optional<Latency> latency(Candidate candidate) {
        Architecture architecture = space.decode(candidate);
        return estimate(new SystemQuery(architecture, codec.split(architecture)))
                .latency();
    }

    /** The scenario with the queried network in it, costed by the table. */
    Deployment deployment(SystemQuery query) {
        return oracle.deployment(query);
    }
}
