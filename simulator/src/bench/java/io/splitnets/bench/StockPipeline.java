package io.splitnets.bench;

import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** The pipeline of {@link EnginePipelineBench} on SSJ, with a clock that counts ps. */
final class StockPipeline {
    private final Simulator simulator = new Simulator();
    private final Camera[] cameras = new Camera[FrameTimes.CAMERAS];
    private long latencies;

    StockPipeline(FrameTimes times) {
        Station aggregator = new Station(FrameTimes.AGGREGATOR, null);
        for (int i = 0; i < cameras.length; i++) {
            Station link = new Station(FrameTimes.LINK, aggregator);
            cameras[i] = new Camera(times.gaps[i], new Station(FrameTimes.NPU, link));
        }
    }

    /** The sum of all latencies, ps. */
    long run() {
        simulator.init();
        latencies = 0;
        for (Camera camera : cameras) {
            camera.start();
        }
        simulator.start();
        return latencies;
    }

    private final class Camera extends Event {
        private final long[] gaps;
        private final Station first;
        private int next;

        Camera(long[] gaps, Station first) {
            super(simulator);
            this.gaps = gaps;
            this.first = first;
        }

        void start() {
            next = 0;
            advance();
        }

        private void advance() {
            if (next < gaps.length) {
                schedule(gaps[next++]);
            }
        }

        @Override
        public void actions() {
            advance();
            first.take((long) simulator.time());
        }
    }

    private final class Station extends Event {
        private final long service;
        private final @Nullable Station next;
        private final Stamps waiting = new Stamps();
        private boolean busy;
        private long served;

        Station(long service, @Nullable Station next) {
            super(simulator);
            this.service = service;
            this.next = next;
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
            schedule(service);
        }

        @Override
        public void actions() {
            long done = served;
            if (waiting.isEmpty()) {
                busy = false;
            } else {
                serve(waiting.remove());
            }
            if (next == null) {
                latencies += (long) simulator.time() - done;
            } else {
                next.take(done);
            }
        }
    }
}
