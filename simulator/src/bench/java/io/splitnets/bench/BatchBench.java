package io.splitnets.bench;

import io.splitnets.batch.BatchRun;
import io.splitnets.batch.LaneLatencies;
import io.splitnets.batch.LaneModel;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The latency of candidates whose service times are known, as {@link CandidateTimes} draws them: eight triggers of four
 * cameras, 32 frames. One operation is one candidate. All ways give the same sum of latencies, which the start demands.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BatchBench {
    private static final int CANDIDATES = 4096;
    private static final int FEW = 64;
    private static final int TRIGGERS = 8;
    private static final SimTime LENGTH = new SimTime(266_000_000_000L);
    private static final LatencyFrom FROM = LatencyFrom.ARRIVAL;

    private final RunPlan run = new RunPlan(LENGTH, SimTime.ZERO, 1, 0.95, 1, FROM, 0);
    private final CandidateTimes times = new CandidateTimes(CANDIDATES);
    private final List<SystemPlan> few =
            IntStream.range(0, FEW).mapToObj(times::plan).toList();
    private final LaneModel model = LaneModel.of(few.get(0), FROM).orElseThrow();
    private final LaneLatencies latencies = model.latencies(CANDIDATES);

    /** Demands equal sums of the latencies of 32 frames. */
    @Setup
    public void compare() {
        model.solve(times.lanes, latencies);
        int refused = 0;
        for (int c = 0; c < CANDIDATES; c++) {
            if (!latencies.proven(c)) {
                refused++;
                continue;
            }
            long sum = 0;
            for (long[] place : latencies.ascending()) {
                sum += TRIGGERS * place[c];
            }
            demand(sum, StockCandidate.latencies(times, c, TRIGGERS));
            if (c < FEW) {
                demand(sum, scalar(c));
            }
        }
        System.out.println("# candidates that the batch of lanes refuses: " + refused + " of " + CANDIDATES);
    }

    private long scalar(int candidate) {
        // long enough for the last of the 32 frames, and their sum counts no other
        return BatchRun.frames(few.get(candidate), new SimTime(400_000_000_000L)).orElseThrow().stream()
                .filter(frame -> frame.index() < TRIGGERS)
                .mapToLong(BatchBench::latency)
                .sum();
    }

    private static long latency(TimelineFrame frame) {
        return frame.aggregatorEnd() - frame.exposureStart();
    }

    private static void demand(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException("sums of latencies differ: " + expected + " and " + actual);
        }
    }

    /** Events written by hand on SSJ, 128 of them, and the sum of the latencies. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public long stockSsj() {
        long sum = 0;
        for (int c = 0; c < CANDIDATES; c++) {
            sum += StockCandidate.latencies(times, c, TRIGGERS);
        }
        return sum;
    }

    /** The product's run with all its figures, and the search for the regime. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void simulationRun(Blackhole blackhole) {
        for (SystemPlan plan : few) {
            blackhole.consume(SimulationRun.run(plan, run, 1));
        }
    }

    /** The recursion alone, the times of each of 32 frames. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void recursion(Blackhole blackhole) {
        for (SystemPlan plan : few) {
            blackhole.consume(BatchRun.frames(plan, LENGTH));
        }
    }

    /** Guard, load, regime, latency of the plan: what the oracle asks. */
    @Benchmark
    @OperationsPerInvocation(FEW)
    public void answer(Blackhole blackhole) {
        for (SystemPlan plan : few) {
            blackhole.consume(BatchRun.answer(plan, FROM));
        }
    }

    /** All candidates at once: guard and latencies in ps. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public LaneLatencies lanes() {
        model.solve(times.lanes, latencies);
        return latencies;
    }

    /** The same with mean and percentiles of each in ms. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void lanesAndFigures(Blackhole blackhole) {
        model.solve(times.lanes, latencies);
        for (int c = 0; c < CANDIDATES; c++) {
            blackhole.consume(latencies.latency(c));
        }
    }
}
