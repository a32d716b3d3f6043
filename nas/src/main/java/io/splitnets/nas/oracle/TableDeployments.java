package io.splitnets.nas.oracle;

import io.splitnets.deployment.Deployment;
import io.splitnets.deployment.KnownParts;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.npu.Bound;
import io.splitnets.npu.LayerCost;
import io.splitnets.npu.LayerTraffic;
import io.splitnets.npu.NetworkCost;
import io.splitnets.scenario.NetworkUse;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Costs a scenario out of a table: service times, memory and counts are sums of rows, the rest is the scenario's. */
final class TableDeployments implements SimulatorOracle.Costing {
    private final NetworkSpaceSpec spec;
    private final BlockTable table;
    private final NetworkCodec codec;
    private final BlockChain chain;
    private final TableHardware hardware;
    private final TableSide sensor;
    private final TableSide aggregator;

    TableDeployments(NetworkSpaceSpec spec, BlockTable table, TableHardware hardware) {
        this.spec = spec;
        this.table = table;
        this.codec = new NetworkCodec(spec);
        this.chain = new BlockChain(spec);
        this.hardware = hardware;
        this.sensor = TableSide.sensor(hardware.sensor(), table);
        this.aggregator = TableSide.aggregator(hardware.aggregator(), table);
    }

    /** The table by genes. */
    GeneTable genes() {
        return new GeneTable(spec, table, sensor, aggregator);
    }

    private PartSum head(BlockParts parts) {
        PartSum head = new PartSum(sensor);
        parts.sensor().forEach(key -> head.add(row(key), 1));
        return head;
    }

    private PartSum tail(BlockParts parts) {
        PartSum tail = new PartSum(aggregator);
        parts.aggregator().forEach(placed -> tail.add(row(placed.key()), placed.times()));
        return tail;
    }

    /** What a query needs, without costing the rest of the system; empty where only a deployment can tell. */
    Optional<Footprint> footprint(Scenario scenario, SystemQuery query) {
        BlockParts parts = BlockParts.of(chain, spec, query);
        PartSum head = head(parts);
        boolean tensors = !parts.sensor().isEmpty()
                && scenario.links().stream().allMatch(link -> link.spec().isPresent());
        if (!tensors || head.cost().missing() || tail(parts).cost().missing()) {
            return Optional.empty();
        }
        int frames = SimulatorOracle.withViews(scenario, query.plan().views())
                .networks()
                .get(0)
                .framesPerResult();
        return Optional.of(new Footprint(
                parts.crossing().bytes(parts.bits()) * frames,
                memory(query, head).totalBytes()));
    }

    @Override
    public Deployment deployment(Scenario scenario, SystemQuery query) {
        BlockParts parts = BlockParts.of(chain, spec, query);
        PartSum head = head(parts);
        PartSum tail = tail(parts);
        if (head.cost().missing() || tail.cost().missing()) {
            throw doesNotFit(scenario, query);
        }
        boolean computes = !parts.sensor().isEmpty();
        boolean finishes = !parts.aggregator().isEmpty();
        return Deployment.of(
                SimulatorOracle.withViews(scenario, query.plan().views()),
                new KnownParts(
                        computes ? Optional.of(head(head, parts.sensor().get(0))) : Optional.empty(),
                        computes ? new SimTime(head.picoseconds()) : SimTime.ZERO,
                        computes ? Optional.of(memory(query, head)) : Optional.empty(),
                        finishes
                                ? Optional.of(new NetworkCost(
                                        List.of(all(tail, aggregator, 0)), tail.isResident(), List.of()))
                                : Optional.empty(),
                        finishes ? new SimTime(tail.picoseconds()) : SimTime.ZERO,
                        List.of(parts.crossing()),
                        parts.bits()));
    }

    /** The plan of a query cut inside its network, with the transfers that it has and 1 ps for every computation. */
    SystemPlan transfers(Scenario scenario, SystemQuery query) {
        BlockParts parts = BlockParts.of(chain, spec, query);
        LayerCost nothing = layer(shape(parts.sensor().get(0)), new PartSum.Cost(0, 0, 0, false), 0);
        Optional<NetworkCost> cost = Optional.of(new NetworkCost(List.of(nothing), false, List.of()));
        SimTime least = new SimTime(1);
        KnownParts costs =
                new KnownParts(cost, least, Optional.empty(), cost, least, List.of(parts.crossing()), parts.bits());
        return Deployment.of(SimulatorOracle.withViews(scenario, query.plan().views()), costs)
                .plan();
    }

    private BlockRow row(BlockKey key) {
        return table.row(key)
                .orElseThrow(() -> new IllegalArgumentException(table.name() + ": the table has no row for " + key));
    }

    /** What the simulator says of a part with a layer that no tile makes fit; else the table has a gap. */
    private IllegalArgumentException doesNotFit(Scenario scenario, SystemQuery query) {
        NetworkGraph graph = codec.graph(query.architecture());
        Deployment.of(SimulatorOracle.withViews(scenario, query.plan().views())
                .withNetwork(new NetworkUse(graph, query.plan())));
        return new IllegalArgumentException(
                table.name() + ": a block of " + codec.describe(query.architecture()) + " has no time in the table");
    }

    /** The peak of a part is the largest of its blocks, but for line buffers that reach over several blocks. */
    private MemoryProfile memory(SystemQuery query, PartSum head) {
        NpuSpec npu = hardware.sensor();
        if (hardware.linesOverBlocks()) {
            NetworkGraph graph = codec.graph(query.architecture());
            return MemoryProfile.of(
                    Partitioner.partition(graph, query.plan()).head().orElseThrow(),
                    npu.precision(),
                    npu.memoryPolicy());
        }
        long bits = head.weights() * npu.precision().weightBits();
        return new MemoryProfile(npu.memoryPolicy(), head.peak(), "", (bits + 7) / 8, List.of());
    }

    /** The sensor's part as two layers: the first, on which an accelerator may start line by line, and all others. */
    private NetworkCost head(PartSum sum, BlockKey stem) {
        PartSum first = new PartSum(sensor);
        first.add(row(stem), 1);
        long cycles = sensor.cycles(first.cost(sum.isResident()).ticks());
        List<LayerCost> layers = new ArrayList<>();
        layers.add(layer(shape(stem), new PartSum.Cost(0, 0, 0, false), cycles));
        layers.add(all(sum, sensor, cycles));
        return new NetworkCost(layers, sum.isResident(), List.of());
    }

    /** All counts of a part, and its cycles without those that are elsewhere. */
    private static LayerCost all(PartSum sum, TableSide side, long elsewhere) {
        LayerWorkload shape =
                new LayerWorkload("blocks", "CONV", 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, sum.macs(), 0, 0, 0);
        return layer(shape, sum.cost(), side.cycles(sum.cost().ticks()) - elsewhere);
    }

    private static LayerWorkload shape(BlockKey stem) {
        int size = stem.size();
        int kernel = stem.kernel();
        int out = stem.outSize();
        return new LayerWorkload(
                "stem",
                "CONV",
                0,
                0,
                0,
                1,
                stem.inChannels(),
                size,
                size,
                kernel,
                kernel,
                stem.stride(),
                out,
                out,
                0,
                0,
                0,
                0);
    }

    private static LayerCost layer(LayerWorkload shape, PartSum.Cost cost, long cycles) {
        LayerTraffic traffic = new LayerTraffic(
                LayerTraffic.Tiling.ONE_PASS, cost.externalBytes(), 0, 0, 0, false, cost.sramBytes(), 0, 0);
        return new LayerCost(shape, 0, 0, 0, 0, traffic, 0, 0, cycles, 0, Bound.COMPUTE);
    }
}
