package io.splitnets.batch;

import io.splitnets.measure.FrameStatistics;
import io.splitnets.measure.Stage;

/** Keeps the latency of each result, and the waits and stages of each frame. */
final class StageSink implements ResultSink {
    private final FrameStatistics statistics = new FrameStatistics(1);
    private final long[] times = new long[Stage.values().length];

    @Override
    public void result(Passage[] views) {
        long longest = 0;
        for (Passage view : views) {
            longest = Math.max(longest, view.latency());
            stages(view);
            statistics.linkWait().add(view.linkStart - view.sensorEnd);
            if (view.times.computes()) {
                statistics.sensorWait().add(view.sensorStart - view.entered());
            }
        }
        statistics.latency().add(longest);
        statistics.aggregatorWait().add(views[0].aggregatorStart - views[0].joined);
    }

    private void stages(Passage view) {
        CameraTimes camera = view.times;
        long reference = camera.reference() + view.later;
        long readoutEnd = camera.readoutEnd() + view.later;
        long readoutStart = readoutEnd - camera.readout();
        long linkStart = Math.max(view.linkStart, readoutEnd);
        set(Stage.EXPOSURE, Math.max(0, readoutStart - reference));
        set(Stage.READOUT, readoutEnd - Math.max(readoutStart, reference));
        set(Stage.SENSOR_WAIT, view.sensorStart - view.entered());
        set(Stage.SENSOR_COMPUTE, view.sensorEnd - view.sensorStart);
        set(Stage.LINK_WAIT, linkStart - Math.max(view.sensorEnd, readoutEnd));
        set(Stage.LINK, view.linkEnd - linkStart);
        set(Stage.FUSION_WAIT, view.joined - view.linkEnd);
        set(Stage.AGGREGATOR_WAIT, view.aggregatorStart - view.joined);
        set(Stage.AGGREGATOR_COMPUTE, view.aggregatorEnd - view.aggregatorStart);
        statistics.frame(times, view.latency());
    }

    private void set(Stage stage, long time) {
        times[stage.position()] = time;
    }

    @Override
    public void waiting(Passage view) {
        // has no result
    }

    @Override
    public void reset() {
        statistics.reset();
    }

    FrameStatistics statistics() {
        return statistics;
    }
}
