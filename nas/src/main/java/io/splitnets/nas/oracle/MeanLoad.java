package io.splitnets.nas.oracle;

import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SystemPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Drops;
import io.splitnets.trace.Jitter;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * A system with everything random in it at its mean: cameras take frames on an exact grid of their nominal period, with
 * equal clocks and without jitter, losses and bursts; other work comes at equal distances and takes equal times.
 */
final class MeanLoad {
    private MeanLoad() {}

    static SystemPlan of(SystemPlan plan) {
        AggregatorPlan aggregator = plan.aggregator();
        return new SystemPlan(
                plan.name(),
                plan.cameras().stream().map(MeanLoad::camera).toList(),
                plan.links(),
                new AggregatorPlan(
                        aggregator.servers(),
                        aggregator.buffer(),
                        aggregator.networks(),
                        aggregator.background().stream().map(MeanLoad::job).toList()));
    }

    private static CameraPlan camera(CameraPlan camera) {
        return new CameraPlan(
                camera.id(),
                grid(camera.arrivals()),
                camera.refersTo(),
                camera.exposure(),
                camera.readout(),
                camera.servers(),
                camera.buffer(),
                camera.link(),
                camera.priority(),
                camera.flows());
    }

    private static ArrivalSpec grid(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return grid(periodic.periodPs(), periodic.phase());
        }
        if (arrivals instanceof ArrivalSpec.Poisson poisson) {
            return grid(poisson.meanPeriodPs(), SimTime.ZERO);
        }
        if (arrivals instanceof ArrivalSpec.Recorded recorded) {
            return grid(recorded.trace().nominalPeriodPs(), SimTime.ZERO);
        }
        ArrivalSpec.Burst burst = (ArrivalSpec.Burst) arrivals;
        return grid(burst.periodPs().dividedBy(Rational.of(burst.frames())), burst.phase());
    }

    private static ArrivalSpec grid(Rational periodPs, SimTime phase) {
        return new ArrivalSpec.Periodic(periodPs, phase, Rational.ZERO, new Jitter.None(), Drops.NONE);
    }

    private static BackgroundPlan job(BackgroundPlan job) {
        return new BackgroundPlan(job.id(), mean(job.interarrival()), mean(job.service()), job.priority());
    }

    private static ServiceLaw mean(ServiceLaw law) {
        return new ServiceLaw.Constant(law.mean());
    }
}
