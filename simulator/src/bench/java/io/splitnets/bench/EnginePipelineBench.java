package io.splitnets.bench;

import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Four cameras with Poisson frames at 30 per second, each with an NPU (10 ms) and a link (5 ms) of its own, one
 * aggregator (6 ms), first come first served: the same model written on SSJ and on the product's engine, with arrivals
 * drawn beforehand. One operation is one event, four per frame.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EnginePipelineBench {
    private static final int FRAMES = 100_000;
    private static final int EVENTS = 4 * FRAMES;
    private static final long LATENCIES = 2_949_219_874_898_442L;

    private final FrameTimes times = new FrameTimes(FRAMES);

    /** On the product's engine. */
    @State(Scope.Thread)
    public static class Production {
        private TimerPipeline pipeline = new TimerPipeline(new Simulation(1, 0), new FrameTimes(0));

        /** Wires it. */
        @Setup
        public void wire(EnginePipelineBench bench) {
            pipeline = new TimerPipeline(new Simulation(1, 0), bench.times);
        }
    }

    /** On the reference, SSJ behind the same interface. */
    @State(Scope.Thread)
    public static class Reference {
        private TimerPipeline pipeline = new TimerPipeline(new Simulation(1, 0), new FrameTimes(0));

        /** Wires it. */
        @Setup
        public void wire(EnginePipelineBench bench) {
            pipeline = new TimerPipeline(Simulation.reference(1, 0, TieOrder.DOCUMENTED), bench.times);
        }
    }

    /** On SSJ. */
    @State(Scope.Thread)
    public static class Stock {
        private StockPipeline pipeline = new StockPipeline(new FrameTimes(0));

        /** Wires it. */
        @Setup
        public void wire(EnginePipelineBench bench) {
            pipeline = new StockPipeline(bench.times);
        }
    }

    /** All sides must do the same: latencies are those of a recursion without events. */
    private static long checked(long latencies) {
        if (latencies != LATENCIES) {
            throw new IllegalStateException("the sum of all latencies is " + latencies + " ps");
        }
        return latencies;
    }

    /** The product's engine: exact order, fingerprint, counts. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long engine(Production production) {
        return checked(production.pipeline.run());
    }

    /** The same on the reference engine. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long reference(Reference reference) {
        return checked(reference.pipeline.run());
    }

    /** The same straight on SSJ, with an event object per part that is used again and again. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long stockSsj(Stock stock) {
        return checked(stock.pipeline.run());
    }
}
