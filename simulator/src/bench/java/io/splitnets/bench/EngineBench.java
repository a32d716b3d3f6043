package io.splitnets.bench;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.engine.Timer;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/**
 * The hold model (Jones, CACM 29(4), 1986): a fixed number of pending events, each of which sets itself anew when it
 * fires, at an exponential distance. One operation is one event.
 *
 * <p>Distances are drawn beforehand and dealt in the order of the events. A call covers the same simulated time on all
 * sides, long enough for {@link #EVENTS} events; their true number varies by 0.1 %.
 */
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBench {
    private static final int EVENTS = 2_000_000;

    /** The distances and the first times, the same on all sides. */
    @State(Scope.Thread)
    public static class Hold {
        private static final double PS_BETWEEN_EVENTS = 1e5;

        /** Pending events. */
        @Param({"10", "100", "10000", "100000"})
        public int pending;

        private final long[] gaps = new long[1 << 14];
        private double mean;
        private int next;

        /** Draws. */
        @Setup
        public void draw() {
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = Math.round(-pending * PS_BETWEEN_EVENTS * StrictMath.log(1 - random.nextDouble()));
                mean += (double) gaps[i] / gaps.length;
            }
        }

        long gap() {
            next = (next + 1) & (gaps.length - 1);
            return gaps[next];
        }

        long span() {
            return Math.round(EVENTS * mean / pending);
        }
    }

    /** Timers of a simulation. */
    public abstract static class Simulated {
        private final Simulation simulation;

        Simulated(Simulation simulation) {
            this.simulation = simulation;
        }

        /** Sets every timer once. */
        @Setup
        public void fill(Hold hold) {
            for (int i = 0; i < hold.pending; i++) {
                new Held(simulation, hold, i).timer.at(hold.gap());
            }
        }

        long run(Hold hold) {
            simulation.run(simulation.now() + hold.span());
            return simulation.fingerprint();
        }
    }

    /** On the product's engine. */
    @State(Scope.Thread)
    public static class Production extends Simulated {
        /** Without timers. */
        public Production() {
            super(new Simulation(1, 0));
        }
    }

    /** On the reference, SSJ behind the same interface. */
    @State(Scope.Thread)
    public static class Reference extends Simulated {
        /** Without timers. */
        public Reference() {
            super(Simulation.reference(1, 0, TieOrder.DOCUMENTED));
        }
    }

    /** Events of SSJ. */
    @State(Scope.Thread)
    public static class Stock {
        private final Simulator simulator = new Simulator();

        /** Sets every event once. */
        @Setup
        public void fill(Hold hold) {
            simulator.init();
            for (int i = 0; i < hold.pending; i++) {
                new StockHeld(simulator, hold).schedule(hold.gap());
            }
        }
    }

    /** Events of the product's engine: exact order, fingerprint, counts. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long engine(Hold hold, Production production) {
        return production.run(hold);
    }

    /** The same on the reference engine. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long reference(Hold hold, Reference reference) {
        return reference.run(hold);
    }

    /** The same events straight on SSJ. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public double stockSsj(Hold hold, Stock stock) {
        new StockEnd(stock.simulator).schedule(hold.span());
        stock.simulator.start();
        return stock.simulator.time();
    }

    private static final class Held implements Runnable {
        private final Simulation simulation;
        private final Hold hold;
        private final Timer timer;

        Held(Simulation simulation, Hold hold, int number) {
            this.simulation = simulation;
            this.hold = hold;
            timer = simulation.timer(simulation.component("c" + number), Phase.ARRIVE, this);
        }

        @Override
        public void run() {
            timer.at(simulation.now() + hold.gap());
        }
    }

    private static final class StockHeld extends Event {
        private final Hold hold;

        StockHeld(Simulator simulator, Hold hold) {
            super(simulator);
            this.hold = hold;
        }

        @Override
        public void actions() {
            schedule(hold.gap());
        }
    }

    private static final class StockEnd extends Event {
        StockEnd(Simulator simulator) {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator().stop();
        }
    }
}
