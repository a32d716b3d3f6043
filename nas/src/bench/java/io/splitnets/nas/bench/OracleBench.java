package io.splitnets.nas.bench;

import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Questions that a search asks the simulator, with the scenario's own run. One operation is one query; none is answered
 * from memory.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OracleBench {
    private static final int QUERIES = 8;

    private final SearchSpec search = Workload.search();
    private final NetworkCodec codec = new NetworkCodec(search.space());
    private final SimulatorOracle oracle = new SimulatorOracle(search.scenario(), search.space());
    private final List<SystemQuery> queries = Workload.architectures(new SplitSpace(search.space()), QUERIES).stream()
            .map(architecture -> new SystemQuery(architecture, codec.split(architecture)))
            .toList();

    /** Cuts, costs and simulates. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public void estimate(Blackhole blackhole) {
        queries.forEach(query -> blackhole.consume(oracle.estimate(query)));
    }

    /** Cuts and costs only: what is left when the run is taken away. */
    @Benchmark
    @OperationsPerInvocation(QUERIES)
    public void deployment(Blackhole blackhole) {
        queries.forEach(query -> blackhole.consume(oracle.deployment(query)));
    }
}
