package io.splitnets.nas.proof;

import io.splitnets.measure.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The proof on an enumerable space as Markdown. */
public final class ProofText {
    /** After which parts of its evaluations a search is shown; at the end the whole. */
    private static final List<Integer> PARTS = List.of(5, 2, 1);

    private ProofText() {}

    /** What was asked, as a paragraph, and the table of what was found; lines ended by a line feed. */
    public static String markdown(ProofOutcome outcome) {
        StringBuilder text = new StringBuilder(question(outcome));
        text.append("\n| strategy |");
        PARTS.forEach(part -> text.append(
                String.format(Locale.ROOT, " after %,d (%s) |", outcome.evaluations() / part, percent(outcome, part))));
        text.append(" worst seed |\n|---|")
                .append("---:|".repeat(PARTS.size() + 1))
                .append('\n');
        for (ProofOutcome.Strategy strategy : outcome.strategies()) {
            text.append("| `").append(strategy.name()).append("` | ");
            text.append(PARTS.stream()
                    .map(part -> figure(strategy.mean(search -> search.shareAfter(outcome.evaluations() / part))))
                    .collect(Collectors.joining(" | ")));
            text.append(String.format(Locale.ROOT, " | %.4f |\n", strategy.worst()));
        }
        return text.toString();
    }

    private static String question(ProofOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "%,d candidates on `%s`, all of them judged: p99 latency and link bytes by the simulator (%,d proven by the"
                        + " batch tier),\naccuracy by a law that stands for the supernet; %,d keep the bound of %,d KiB"
                        + " of sensor memory. The exact front has %,d members.\nShare of its hypervolume, mean of %d"
                        + " seeds with Student's 95 %% interval; population %d.\n",
                outcome.candidates(),
                outcome.scenario(),
                outcome.proven(),
                outcome.admissible(),
                outcome.plan().memoryBytes() / 1024,
                outcome.front(),
                outcome.plan().seeds(),
                outcome.plan().population());
    }

    private static String percent(ProofOutcome outcome, int part) {
        int evaluations = outcome.evaluations() / part;
        return String.format(Locale.ROOT, "%.2g %%", 100.0 * evaluations / outcome.admissible());
    }

    private static String figure(Estimate estimate) {
        String value = String.format(Locale.ROOT, "%.4f", estimate.value());
        return estimate.low().isPresent() && estimate.high().isPresent()
                ? value
                        + String.format(
                                Locale.ROOT,
                                " [%.4f, %.4f]",
                                estimate.low().getAsDouble(),
                                Math.min(1, estimate.high().getAsDouble()))
                : value;
    }
}
