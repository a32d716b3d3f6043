package io.splitnets.bench;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
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
 * <p>The distances repeat after {@link #GAPS} events with the same sum for every timer, so a span of that sum holds
 * exactly {@code GAPS} events of each and the number of events per call is known.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineBench {
    private static final int GAPS = 20;
    private static final int MOST_PENDING = 10_000;
    private static final double MEAN_PS = 1e6;

    /** Pending events. */
    @Param({"100", "10000"})
    public int pending;

    private long[] gaps = new long[0];
    private long span;
    private Simulation simulation = new Simulation(1, 0);
    private Simulator stock = new Simulator();

    /** Sets every timer once. */
    @Setup
    public void fill() {
        gaps = new long[GAPS];
        long sum = 0;
        for (int i = 0; i < GAPS; i++) {
            // Quantiles of the exponential law; 7 is prime to 20, so neighbours differ in size.
            gaps[i * 7 % GAPS] = Math.round(-MEAN_PS * Math.log((i + 0.5) / GAPS));
        }
        for (long gap : gaps) {
            sum += gap;
        }
        span = sum * (MOST_PENDING / pending);
        simulation = new Simulation(1, 0);
        stock = new Simulator();
        stock.init();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < pending; i++) {
            long first = random.nextLong(sum);
            new Held(simulation, i).timer.at(first);
            new StockHeld(i).schedule(first);
        }
    }

    /** Events of the product's engine: exact order, fingerprint, counts. */
    @Benchmark
    @OperationsPerInvocation(GAPS * MOST_PENDING)
    public long engine() {
        simulation.run(simulation.now() + span);
        return simulation.fingerprint();
    }

    /** The same events straight on SSJ. */
    @Benchmark
    @OperationsPerInvocation(GAPS * MOST_PENDING)
    public double stockSsj() {
        new StockEnd(stock).schedule(span);
        stock.start();
        return stock.time();
    }

    private final class Held implements Runnable {
        private final Timer timer;
        private int next;

        Held(Simulation simulation, int number) {
            timer = simulation.timer(simulation.component("c" + number), Phase.ARRIVE, this);
            next = number % GAPS;
        }

        @Override
        public void run() {
            timer.at(simulation.now() + gaps[next]);
            next = (next + 1) % GAPS;
        }
    }

    private final class StockHeld extends Event {
        private int next;

        StockHeld(int number) {
            super(stock);
            next = number % GAPS;
        }

        @Override
        public void actions() {
            schedule(gaps[next]);
            next = (next + 1) % GAPS;
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
