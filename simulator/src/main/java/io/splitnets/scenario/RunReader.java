package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RunPlan;
import io.splitnets.system.Sampling;
import io.splitnets.system.WarmUp;
import io.splitnets.units.Dimension;
import io.splitnets.units.SimTime;

/** Reads the section {@code run} and {@code latency_from}. */
final class RunReader {
    private static final SimTime LONGEST = new SimTime(9000 * SimTime.PER_SECOND);

    private RunReader() {}

    static RunPlan read(Section root) {
        LatencyFrom from = root.choice("latency_from", LatencyFrom.class, LatencyFrom.EXPOSURE_MID);
        Section section = root.section("run");
        SimTime duration = duration(section);
        Sampling sampling = SamplingReader.read(section);
        WarmUp warmUp = WarmUpReader.read(section, duration, sampling);
        double confidence =
                section.quantity("confidence", Dimension.SHARE, "95 %").toDouble();
        long seed = section.longInteger("seed", 0, Long.MAX_VALUE, 1);
        int timeline = section.integer("timeline_frames", 0, 10_000, 60);
        section.finish();
        if (confidence <= 0.5 || confidence >= 0.9999) {
            section.problem("confidence", "expected a share between 50 % and 99.99 %");
            confidence = 0.95;
        }
        return new RunPlan(duration, warmUp, sampling, confidence, seed, from, timeline);
    }

    private static SimTime duration(Section section) {
        SimTime duration = section.time("duration");
        if (duration.picoseconds() <= 0 || duration.compareTo(LONGEST) > 0) {
            section.problem("duration", "expected a time above zero and at most 9000 s");
            return new SimTime(SimTime.PER_SECOND);
        }
        return duration;
    }
}
