package io.splitnets.bench;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.units.SimTime;
import org.jspecify.annotations.Nullable;

/** The pipeline of {@link EnginePipelineBench} on the product's engine. */
final class TimerPipeline {
    private final Simulation simulation;
    private final Camera[] cameras = new Camera[FrameTimes.CAMERAS];
    private long latencies;

    TimerPipeline(Simulation simulation, FrameTimes times) {
        this.simulation = simulation;
        Station aggregator = new Station("aggregator", FrameTimes.AGGREGATOR, null);
        for (int i = 0; i < cameras.length; i++) {
            Station link = new Station("link" + i, FrameTimes.LINK, aggregator);
            cameras[i] = new Camera("camera" + i, times.gaps[i], new Station("npu" + i, FrameTimes.NPU, link));
        }
    }

    /** The sum of all latencies, ps. */
    long run() {
        simulation.reset(1, 0);
        latencies = 0;
        for (Camera camera : cameras) {
            camera.start();
        }
        simulation.runToEmpty(SimTime.LIMIT.picoseconds());
        return latencies;
    }

    private final class Camera implements Runnable {
        private final long[] gaps;
        private final Station first;
        private final Timer timer;
        private int next;

        Camera(String name, long[] gaps, Station first) {
            this.gaps = gaps;
            this.first = first;
            this.timer = simulation.timer(simulation.component(name), Phase.ARRIVE, this);
        }

        void start() {
            next = 0;
            advance();
        }

        private void advance() {
            if (next < gaps.length) {
                timer.at(simulation.now() + gaps[next++]);
            }
        }

        @Override
        public void run() {
            advance();
            first.take(simulation.now());
        }
    }

    private final class Station implements Runnable {
        private final long service;
        private final @Nullable Station next;
        private final Stamps waiting = new Stamps();
        private final Timer timer;
        private boolean busy;
        private long served;

        Station(String name, long service, @Nullable Station next) {
            this.service = service;
            this.next = next;
            this.timer = simulation.timer(simulation.component(name), Phase.COMPLETE, this);
        }

        void take(long stamp) {
            if (busy) {
                waiting.add(stamp);
            } else {
                busy = true;
                serve(stamp);
            }
        }

        private void serve(long stamp) {
            served = stamp;
            timer.at(simulation.now() + service);
        }

        @Override
        public void run() {
            long done = served;
            if (waiting.isEmpty()) {
                busy = false;
            } else {
                serve(waiting.remove());
            }
            if (next == null) {
                latencies += simulation.now() - done;
            } else {
                next.take(done);
            }
        }
    }
}
