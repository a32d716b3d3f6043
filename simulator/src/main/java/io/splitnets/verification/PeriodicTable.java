package io.splitnets.verification;

import io.splitnets.analytic.HyperPeriodModel;
import io.splitnets.analytic.HyperPeriodModel.Source;
import io.splitnets.analytic.HyperPeriodModel.Waits;
import io.splitnets.analytic.PeriodicModel;
import io.splitnets.analytic.TandemModel;
import java.util.List;

/** The cases of periodic cameras, which are exact but for random phases. */
final class PeriodicTable {
    private static final long SECOND = 1_000_000_000_000L;
    private static final long MS = 1_000_000_000L;
    private static final double PERIOD = 1000 / 30.0;

    private PeriodicTable() {}

    static List<QueueingCase> cases() {
        String file = "four-cameras.yaml";
        Systems together = Systems.of(file);
        Systems spread =
                Systems.of(file, "sensors.b.phase=8333333 ns", "sensors.c.phase=16666666 ns", "sensors.d.phase=25 ms");
        return List.of(
                together.shows(ClosedForm.DD1, "in phase, mean wait, ms", Figure::wait)
                        .exactly(PeriodicModel.synchronousMeanWait(4, 6)),
                together.shows(ClosedForm.DD1, "in phase, longest time, ms", Figure::longest)
                        .exactly(PeriodicModel.synchronousMaxWait(4, 6) + 6),
                spread.shows(ClosedForm.DD1, "spread, mean wait, ms", Figure::wait)
                        .exactly(PeriodicModel.dd1Wait(PERIOD / 4, 6)),
                Systems.withRandomPhases(file, PERIOD, "b", "c", "d")
                        .shows(ClosedForm.RANDOM_PHASES, "4 cameras, mean wait, ms", Figure::wait)
                        .within(.026, PeriodicModel.randomPhaseWait(4, PERIOD, 6)),
                rates(0, 0, "in phase, mean wait, ms", Figure::wait)
                        .exactly(waits(0, 0).mean() / MS),
                rates(2, 1, "shifted, mean wait, ms", Figure::wait)
                        .exactly(waits(2, 1).mean() / MS),
                rates(2, 1, "shifted, longest time, ms", Figure::longest)
                        .exactly((double) waits(2, 1).longest() / MS + 4),
                together.shows(ClosedForm.IDENTITIES, "mean number inside = rate x time", Figure::inside)
                        .exactly(4 / PERIOD * (PeriodicModel.synchronousMeanWait(4, 6) + 6)),
                together.shows(ClosedForm.IDENTITIES, "busy share = rate x service", Figure::utilisation)
                        .exactly(TandemModel.utilisation(4 / PERIOD, 6, 1)),
                Systems.of("identities.yaml")
                        .shows(ClosedForm.IDENTITIES, "replications of a lossy system", Figure::replications)
                        .exactly(4));
    }

    private static QueueingCase.Open rates(int slowPhase, int fastPhase, String what, Figure figure) {
        Systems systems = Systems.of(
                "three-rates.yaml",
                "sensors.slow.phase=" + slowPhase + " ms",
                "sensors.fast.phase=" + fastPhase + " ms");
        return systems.shows(ClosedForm.HYPER_PERIOD, what, figure);
    }

    private static Waits waits(int slowPhase, int fastPhase) {
        return HyperPeriodModel.waits(List.of(
                new Source(SECOND, 30, slowPhase * MS, 4 * MS),
                new Source(SECOND, 60, 0, 4 * MS),
                new Source(SECOND, 90, fastPhase * MS, 4 * MS)));
    }
}
