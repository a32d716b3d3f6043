package io.splitnets.nas.robust;

import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.List;
import java.util.Optional;

/** A network that is never asked for. */
final class SplitFixture {
    private final SystemQuery query = new SystemQuery(
            new Architecture(12, 4, List.of(new PhaseChoice(8, 1, 3, 1)), Optional.empty(), 1, 0),
            SplitPlan.at(SplitPoint.NONE));

    FrontMember member(double accuracy, double low, double high) {
        return new FrontMember("0", false, "r12", "none", query, accuracy, low, high);
    }
}
