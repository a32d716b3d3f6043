package io.splitnets.bench;

import java.util.SplittableRandom;

/** What all pipelines of {@link EnginePipelineBench} share: arrivals drawn beforehand, service times, in ps. */
final class FrameTimes {
    static final int CAMERAS = 4;
    static final long NPU = 10_000_000_000L;
    static final long LINK = 5_000_000_000L;
    static final long AGGREGATOR = 6_000_000_000L;
    private static final double MEAN_GAP = 1e12 / 30;

    final long[][] gaps;

    FrameTimes(int frames) {
        gaps = new long[CAMERAS][frames / CAMERAS];
        SplittableRandom random = new SplittableRandom(2026);
        for (long[] camera : gaps) {
            for (int i = 0; i < camera.length; i++) {
                camera[i] = Math.round(-MEAN_GAP * StrictMath.log(1 - random.nextDouble()));
            }
        }
    }
}
