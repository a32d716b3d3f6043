package io.splitnets.bench;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.randvar.RandomVariateGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/** The pipeline of {@link PipelineBench} as SSJ's manual would have it: an object per event, a clock in seconds. */
final class TalliedPipeline {
    private static final double FRAMES_PER_SECOND = 30;

    private final Simulator simulator = new Simulator();
    private final Tally latency = new Tally("latency");
    private final double seconds;
    private long events;

    TalliedPipeline(int cameras, double seconds) {
        this.seconds = seconds;
        simulator.init();
        Station aggregator = new Station(0.006, null);
        for (int i = 0; i < cameras; i++) {
            Station npu = new Station(0.010, new Station(0.005, aggregator));
            RandomVariateGen gap = new ExponentialGen(new MRG32k3a(), FRAMES_PER_SECOND);
            new Arrival(npu, gap).schedule(gap.nextDouble());
        }
    }

    void run() {
        new End().schedule(seconds);
        simulator.start();
    }

    long events() {
        return events;
    }

    Tally latency() {
        return latency;
    }

    private final class Station {
        private final double service;
        private final @Nullable Station next;
        private final ArrayDeque<Double> waiting = new ArrayDeque<>();
        private boolean busy;

        Station(double service, @Nullable Station next) {
            this.service = service;
            this.next = next;
        }

        void take(double stamp) {
            if (busy) {
                waiting.add(stamp);
            } else {
                busy = true;
                new Departure(this, stamp).schedule(service);
            }
        }

        void done(double stamp) {
            if (waiting.isEmpty()) {
                busy = false;
            } else {
                new Departure(this, waiting.remove()).schedule(service);
            }
            if (next == null) {
                latency.add(simulator.time() - stamp);
            } else {
                next.take(stamp);
            }
        }
    }

    private final class Arrival extends Event {
        private final Station first;
        private final RandomVariateGen gap;

        Arrival(Station first, RandomVariateGen gap) {
            super(simulator);
            this.first = first;
            this.gap = gap;
        }

        @Override
        public void actions() {
            events++;
            new Arrival(first, gap).schedule(gap.nextDouble());
            first.take(simulator.time());
        }
    }

    private final class Departure extends Event {
        private final Station station;
        private final double stamp;

        Departure(Station station, double stamp) {
            super(simulator);
            this.station = station;
            this.stamp = stamp;
        }

        @Override
        public void actions() {
            events++;
            station.done(stamp);
        }
    }

    private final class End extends Event {
        End() {
            super(simulator);
        }

        @Override
        public void actions() {
            simulator.stop();
        }
    }
}
