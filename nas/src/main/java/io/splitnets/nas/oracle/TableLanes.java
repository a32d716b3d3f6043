package io.splitnets.nas.oracle;

import io.splitnets.batch.LaneLatencies;
import io.splitnets.batch.LaneModel;
import io.splitnets.batch.LaneTimes;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SystemPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Many candidates of one number of views at once: their times out of a table, their latencies as lanes. Immutable.
 */
final class TableLanes {
    private final NetworkSpaceSpec spec;
    private final GeneTable genes;
    private final int views;
    private final Optional<LaneModel> model;
    private final Optional<LaneLimits> limits;
    private final int cameras;
    /** By place of the split module, then camera, then module and bits; in ps. */
    private final long[][][] transfers;

    /**
     * Lanes of candidates that have one of the space's numbers of views.
     *
     * @param views its position among them
     */
    TableLanes(Scenario scenario, NetworkSpaceSpec spec, TableDeployments deployments, GeneTable genes, int views) {
        this.spec = spec;
        this.genes = genes;
        this.views = views;
        SystemPlan template = deployments.transfers(scenario, query(0, 0, 0, 0));
        this.model = LaneModel.of(template, scenario.run().latencyFrom());
        this.limits = model.map(lanes -> new LaneLimits(template));
        this.cameras = template.cameras().size();
        this.transfers = new long[spec.phases().size() + 1][cameras][];
        for (int place = 0; place < transfers.length; place++) {
            fill(place, scenario, deployments);
        }
    }

    private void fill(int place, Scenario scenario, TableDeployments deployments) {
        int widths = genes.widths(place).size();
        int kept = spec.keptChannels().size();
        int bits = spec.splitBits().size();
        for (int camera = 0; camera < cameras; camera++) {
            transfers[place][camera] = new long[spec.resolutions().size() * widths * kept * bits];
        }
        for (int r = 0; r < spec.resolutions().size(); r++) {
            for (int k = 0; k < kept; k++) {
                for (int b = 0; b < bits; b++) {
                    SystemPlan plan = deployments.transfers(scenario, query(r, place, k, b));
                    for (int w = 0; w < widths; w++) {
                        put(plan, place, ((r * widths + w) * kept + k) * bits + b);
                    }
                }
            }
        }
    }

    private void put(SystemPlan plan, int place, int at) {
        for (int camera = 0; camera < cameras; camera++) {
            transfers[place][camera][at] =
                    plan.cameras().get(camera).flows().get(0).transfer().mean().picoseconds();
        }
    }

    /** The first choice of everything but of what crosses the link. */
    private SystemQuery query(int resolution, int place, int kept, int bits) {
        SplitSpace space = new SplitSpace(spec);
        Integer[] values = new Integer[space.genes().size()];
        Arrays.fill(values, 0);
        values[0] = resolution;
        values[genes.splitGene()] = place;
        values[genes.splitGene() + 1] = kept;
        values[genes.splitGene() + 2] = bits;
        values[genes.splitGene() + 3] = views;
        Architecture architecture = space.decode(new Candidate(List.of(values)));
        return new SystemQuery(architecture, new NetworkCodec(spec).split(architecture));
    }

    /**
     * Finds the latencies of {@code candidates}, empty where a station is overloaded.
     *
     * @param found takes them at the {@code places} of the candidates
     * @return positions among the candidates of those of which nothing is proven
     */
    List<Integer> latencies(List<Candidate> candidates, List<Integer> places, List<Optional<Latency>> found) {
        if (model.isEmpty()) {
            return IntStream.range(0, candidates.size()).boxed().toList();
        }
        LaneTimes times = times(candidates);
        LaneLatencies lanes = model.get().latencies(candidates.size());
        model.get().solve(times, lanes);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (lanes.proven(i)) {
                found.set(places.get(i), lanes.latency(i).map(SimulatorOracle::latency));
            } else if (!overloaded(times, i)) {
                open.add(i);
            }
        }
        return open;
    }

    /** Whether it is for certain; a candidate with a block that does not fit has no times, and is left to others. */
    private boolean overloaded(LaneTimes times, int at) {
        return times.compute()[0][at] > 0
                && times.service()[at] > 0
                && limits.orElseThrow().exceeded(times, at);
    }

    private LaneTimes times(List<Candidate> candidates) {
        int count = candidates.size();
        long[] compute = new long[count];
        long[] service = new long[count];
        long[][] transfer = new long[cameras][count];
        GeneTable.Lookup lookup = genes.new Lookup();
        int splitGene = genes.splitGene();
        int bits = spec.splitBits().size();
        for (int i = 0; i < count; i++) {
            lookup.find(candidates.get(i));
            compute[i] = lookup.sensor();
            service[i] = lookup.aggregator();
            List<Integer> chosen = candidates.get(i).genes();
            int at = genes.module(chosen) * bits + chosen.get(splitGene + 2);
            long[][] here = transfers[chosen.get(splitGene)];
            for (int camera = 0; camera < cameras; camera++) {
                transfer[camera][i] = here[camera][at];
            }
        }
        long[][] computes = new long[cameras][];
        Arrays.fill(computes, compute);
        return new LaneTimes(computes, transfer, service);
    }
}
