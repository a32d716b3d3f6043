package io.splitnets.nas.bench;

import io.splitnets.nas.experiment.SpaceSpecReader;
import io.splitnets.nas.oracle.BlockTables;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.TableOracle;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The latency of candidates on {@code scenarios/quad-tracking.yaml}, which the batch tier proves: genes to mean and percentiles
 * under load. One operation is one candidate. The start demands equal answers of all ways.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TableBench {
    private static final int CANDIDATES = 4096;
    private static final int FEW = 512;

    /** The space of the default search, and that of AttentiveNAS, most of whose networks overload these sensors. */
    @Param({"fashion-single-view", "attentivenas-imagenet"})
    public String search = "fashion-single-view";

    private Work work = Work.of(search);

    /**
     * What is asked of whom.
     *
     * @param scenario the system
     * @param space of the candidates
     * @param simulator one way
     * @param table the other
     * @param candidates drawn from the space
     * @param queries some of them
     */
    private record Work(
            Scenario scenario,
            NetworkSpaceSpec space,
            SimulatorOracle simulator,
            TableOracle table,
            List<Candidate> candidates,
            List<SystemQuery> queries) {
        static Work of(String search) {
            Path scenarios = Path.of(System.getProperty("splitnets.root", ".")).resolve("scenarios");
            NetworkSpaceSpec spec = SpaceSpecReader.load(
                            scenarios.resolve(search + ".search.yaml"), List.of(), Optional.empty())
                    .space();
            Scenario scenario = ScenarioReader.read(scenarios.resolve("quad-tracking.yaml"));
            SplitSpace space = new SplitSpace(spec);
            NetworkCodec codec = new NetworkCodec(spec);
            List<Candidate> candidates = Workload.candidates(space, CANDIDATES);
            return new Work(
                    scenario,
                    spec,
                    new SimulatorOracle(scenario, spec),
                    TableOracle.of(scenario, spec, BlockTables.of(scenario, spec)),
                    candidates,
                    candidates.stream()
                            .limit(FEW)
                            .map(space::decode)
                            .map(network -> new SystemQuery(network, codec.split(network)))
                            .toList());
        }
    }

    /** Refuses to measure what does not agree. */
    @Setup
    public void prepare() {
        work = Work.of(search);
        List<Optional<Latency>> found = work.table().latencies(work.candidates());
        for (int i = 0; i < FEW; i++) {
            SystemQuery query = work.queries().get(i);
            if (!work.simulator().estimate(query).latency().equals(found.get(i))
                    || !work.table().estimate(query).latency().equals(found.get(i))) {
                throw new IllegalStateException("candidate " + work.candidates().get(i).id());
            }
        }
    }

    /** Cut, costed layer by layer, followed by the batch tier. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void simulatorOracle(Blackhole blackhole) {
        work.queries().forEach(query -> blackhole.consume(work.simulator().estimate(query)));
    }

    /** Rows of the table added up, the same plan, followed by the batch tier. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void tableOracle(Blackhole blackhole) {
        work.queries().forEach(query -> blackhole.consume(work.table().estimate(query)));
    }

    /** Genes looked up, all candidates as lanes. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void tableLanes(Blackhole blackhole) {
        blackhole.consume(work.table().latencies(work.candidates()));
    }

    /** Making the table of the space; one operation is one table. */
    @Benchmark
    public void makeTable(Blackhole blackhole) {
        blackhole.consume(BlockTables.of(work.scenario(), work.space()));
    }
}
