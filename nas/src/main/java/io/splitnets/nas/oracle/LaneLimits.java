package io.splitnets.nas.oracle;

import io.splitnets.batch.LaneTimes;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.SystemPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.units.Rational;
import java.util.List;

/**
 * Which lanes offer a station more than it can do. All cameras have one period P, and each station has a whole number of ps of
 * work in it, so that the load is above 1 exactly where that work is above {@code floor(servers * P)}.
 */
final class LaneLimits {
    private final List<CameraPlan> cameras;
    private final int links;
    private final long period;
    private final long services;
    private final int results;

    /** Of plans that are like {@code template} but for their times; all its cameras have one exact period. */
    LaneLimits(SystemPlan template) {
        cameras = template.cameras();
        links = template.links().size();
        Rational exact = ((ArrivalSpec.Periodic) cameras.get(0).arrivals()).effectivePeriodPs();
        period = exact.floor();
        services = exact.floorOfTimes(template.aggregator().servers());
        boolean fuses = template.aggregator().networks().get(0).fuses();
        results = fuses ? 1 : cameras.size();
    }

    /** Whether lane {@code at} is overloaded for certain; its times must be known. */
    boolean exceeded(LaneTimes times, int at) {
        boolean exceeded = times.service()[at] > services / results;
        for (int link = 0; link < links && !exceeded; link++) {
            long work = 0;
            for (int camera = 0; camera < cameras.size(); camera++) {
                work += cameras.get(camera).link() == link ? times.transfer()[camera][at] : 0;
                exceeded |= times.compute()[camera][at] > period;
            }
            exceeded |= work > period;
        }
        return exceeded;
    }
}
