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

/**
 * Many candidates of one number of views at once: their times out of a table, their latencies as lanes. Immutable.
 */
final class TableLanes {
    private final NetworkSpaceSpec spec;
    private final GeneTable genes;
    private final int views;
    private final Optional<LaneModel> model;
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
        SystemPlan template = deployments.transfers(query(0, 0, 0, 0));
        this.model = LaneModel.of(template, scenario.run().latencyFrom());
        this.cameras = template.cameras().size();
        this.transfers = new long[spec.phases().size() + 1][cameras][];
        for (int place = 0; place < transfers.length; place++) {
            fill(place, deployments);
        }
    }

    private void fill(int place, TableDeployments deployments) {
        int widths = genes.widths(place).size();
        int kept = spec.keptChannels().size();
        int bits = spec.splitBits().size();
        for (int camera = 0; camera < cameras; camera++) {
            transfers[place][camera] = new long[spec.resolutions().size() * widths * kept * bits];
        }
        for (int r = 0; r < spec.resolutions().size(); r++) {
            for (int k = 0; k < kept; k++) {
                for (int b = 0; b < bits; b++) {
                    SystemPlan plan = deployments.transfers(query(r, place, k, b));
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

    /** The latencies of {@code candidates}; empty where nothing is proven. */
    List<Optional<Latency>> latencies(List<Candidate> candidates) {
        List<Optional<Latency>> found = new ArrayList<>(candidates.size());
        if (model.isEmpty()) {
            candidates.forEach(candidate -> found.add(Optional.empty()));
            return found;
        }
        LaneLatencies lanes = model.get().latencies(candidates.size());
        model.get().solve(times(candidates), lanes);
        for (int i = 0; i < candidates.size(); i++) {
            found.add(lanes.latency(i).map(SystemModel::latency));
        }
        return found;
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
