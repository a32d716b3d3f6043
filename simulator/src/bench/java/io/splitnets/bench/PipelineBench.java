package io.splitnets.bench;

import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.RunPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.StationPlan;
import io.splitnets.system.SystemPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Four cameras with Poisson frames at 30 per second, each with an NPU (10 ms) and a link (5 ms) of its own, one
 * aggregator (6 ms), for 100 simulated seconds: as a run of the product, wiring and figures included, and with events
 * written by hand on SSJ. One operation is one run; {@code frames} and {@code events} are counted beside it.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PipelineBench {
    static final int CAMERAS = 4;
    static final int SECONDS = 100;

    private final SystemPlan plan = plan();
    private final RunPlan run = new RunPlan(
            new SimTime(SECONDS * 1_000_000_000_000L), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.READOUT_START, 0);

    /** What a run worked on. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {
        /** Events processed. */
        public long events;

        /** Frames that left the aggregator. */
        public long frames;
    }

    /** The product's run. */
    @Benchmark
    public SimulationResult simulationRun(Work work) {
        SimulationResult result = SimulationRun.run(plan, run, 1);
        work.events += result.events();
        work.frames += result.frames().completed();
        return result;
    }

    /** Hand-written events on SSJ. */
    @Benchmark
    public double stockSsj(Work work) {
        TalliedPipeline pipeline = new TalliedPipeline(CAMERAS, SECONDS);
        pipeline.run();
        work.events += pipeline.events();
        work.frames += pipeline.latency().numberObs();
        return pipeline.latency().average();
    }

    static SystemPlan plan() {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < CAMERAS; i++) {
            links.add(new LinkPlan("link" + i, BufferPlan.UNBOUNDED));
            cameras.add(new CameraPlan(
                    "camera" + i,
                    new ArrivalSpec.Poisson(Rational.of(1_000_000_000_000L, 30)),
                    StampReference.READOUT_END,
                    SimTime.ZERO,
                    SimTime.ZERO,
                    Optional.of(new StationPlan(milliseconds(10), 1, BufferPlan.UNBOUNDED)),
                    i,
                    milliseconds(5),
                    false,
                    SimTime.ZERO));
        }
        return new SystemPlan(
                "pipeline",
                cameras,
                links,
                new AggregatorPlan(milliseconds(6), 1, BufferPlan.UNBOUNDED, false, List.of()));
    }

    private static ServiceLaw milliseconds(long count) {
        return new ServiceLaw.Constant(new SimTime(count * 1_000_000_000L));
    }
}
