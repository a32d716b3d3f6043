package io.splitnets.bench;

import org.jspecify.annotations.Nullable;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;

/** One candidate of {@link BatchBench} with events written by hand on SSJ as it is, and a clock that counts ps. */
final class StockCandidate {
    private final Simulator simulator = new Simulator();
    private long latencies;

    /** The sum of the latencies of {@code triggers} frames of each camera, ps. */
    static long latencies(CandidateTimes times, int candidate, int triggers) {
        StockCandidate system = new StockCandidate();
        system.simulator.init();
        Station aggregator = system.new Station(times.lanes.service()[candidate], null);
        for (int v = 0; v < CandidateTimes.CAMERAS; v++) {
            Station link = system.new Station(times.lanes.transfer()[v][candidate], aggregator);
            Station npu = system.new Station(times.lanes.compute()[v][candidate], link);
            system.new Camera(CandidateTimes.phase(v), triggers, npu).start();
        }
        system.simulator.start();
        return system.latencies;
    }

    private final class Camera extends Event {
        private final long phase;
        private final int triggers;
        private final Station first;
        private int next;

        Camera(long phase, int triggers, Station first) {
            super(simulator);
            this.phase = phase;
            this.triggers = triggers;
            this.first = first;
        }

        void start() {
            schedule(phase);
        }

        @Override
        public void actions() {
            long now = (long) simulator.time();
            if (++next < triggers) {
                schedule(CandidateTimes.PERIOD.floorOfTimes(next) + phase - now);
            }
            first.take(now);
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
