package io.splitnets.verification;

import io.splitnets.measure.Estimate;
import io.splitnets.system.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures that the systems of one case gave, by group, or why they gave none. */
final class Found {
    private final List<Estimate> groups = new ArrayList<>();
    private final List<Estimate> group = new ArrayList<>();
    private String problem = "";

    void add(Figure figure, SimulationResult result) {
        try {
            group.add(figure.of(result));
        } catch (IllegalStateException e) {
            fail(e);
        }
    }

    void fail(IllegalStateException e) {
        problem = String.valueOf(e.getMessage());
    }

    /** The systems added since the last call were one group. */
    void endGroup() {
        if (group.size() == 1) {
            groups.add(group.get(0));
        } else if (!group.isEmpty()) {
            groups.add(Estimate.plain(
                    group.stream().mapToDouble(Estimate::value).average().orElseThrow()));
        }
        group.clear();
    }

    /** One system's figure with its own interval, or the mean of many groups' with the interval over them. */
    private Optional<Estimate> estimate() {
        if (groups.size() < 2) {
            return groups.stream().findFirst();
        }
        double[] values = groups.stream().mapToDouble(Estimate::value).toArray();
        return Optional.of(Estimate.overReplications(values, QueueingCheck.CONFIDENCE));
    }

    Outcome outcome(QueueingCase line, boolean full) {
        Agreement agreement = full ? line.agreement().tighter() : line.agreement();
        Optional<Estimate> simulated = problem.isEmpty() ? estimate() : Optional.empty();
        Estimate compared = simulated.orElse(Estimate.plain(Double.NaN));
        String disagreement = problem.isEmpty() ? agreement.problem(line.formula(), compared) : problem;
        return Outcome.of(line, simulated, agreement, disagreement);
    }
}
