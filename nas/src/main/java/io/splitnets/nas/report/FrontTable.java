package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The front and the baselines as a table for a terminal. */
public final class FrontTable {
    private static final int WIDTH = 110;
    private static final String GAP = "  ";
    private static final int LEAST_NAME = 12;
    private static final int COLUMNS = 8;
    private static final int MOST_MEMBERS = 40;

    private FrontTable() {}

    /**
     * An aligned table of at most 110 columns with a star at the recommended network, then the ids of the front by
     * number, and the verdict. Of a front of more than 40 members, 40 evenly spread ones and the recommended one. Ids
     * may be longer than a line. No control characters.
     */
    public static String text(SearchOutcome outcome) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "network",
                outcome.spec().trained() ? "accuracy %" : "surrogate %",
                "p99 ms",
                "mean ms",
                "link",
                "memory",
                "mJ",
                "P(front) %"));
        Set<Integer> numbers = FrontPoints.numbers(outcome, MOST_MEMBERS);
        for (int number : numbers) {
            Judgement member = outcome.front().get(number - 1);
            rows.add(row(
                    (FrontTree.picked(outcome, member) ? "*" : " ") + number + " " + Shown.cut(member),
                    outcome,
                    member));
        }
        outcome.baselines().forEach(baseline -> rows.add(row("  " + baseline.id(), outcome, baseline)));
        StringBuilder out = new StringBuilder(aligned(rows, numbers.size()));
        if (!numbers.isEmpty()) {
            out.append('\n');
        }
        for (int number : numbers) {
            out.append(number)
                    .append(": ")
                    .append(outcome.front().get(number - 1).id())
                    .append('\n');
        }
        if (numbers.size() < outcome.front().size()) {
            out.append(wrapped("Printed are " + numbers.size() + " of "
                    + outcome.front().size() + " front members, evenly spread; front.csv holds all."));
        }
        Recommendation recommendation = new Recommendation(outcome);
        out.append('\n').append(wrapped(recommendation.headline()));
        out.append(wrapped(recommendation.comparison()));
        if (outcome.beaten() > 0) {
            out.append(wrapped(outcome.beaten() + " more of the search's best are left out: a baseline beats them."));
        }
        Notes.nearest(outcome).ifPresent(note -> out.append(wrapped(note)));
        Notes.prediction(outcome).ifPresent(note -> out.append(wrapped(note)));
        Notes.surrogate(outcome).ifPresent(note -> out.append(wrapped(note)));
        Notes.fidelity(outcome).ifPresent(note -> out.append(wrapped(note)));
        Notes.refinement(outcome).ifPresent(note -> out.append(wrapped(note)));
        if (outcome.toy()) {
            out.append(wrapped(Notes.toy(outcome)));
        }
        return printable(out.toString());
    }

    private static List<String> row(String name, SearchOutcome outcome, Judgement judgement) {
        SystemEstimate system = judgement.system();
        String p99 = system.latency().isPresent() ? Shown.latency(system, SystemEstimate.Latency::p99) : "overloaded";
        return List.of(
                name,
                Shown.percent(Shown.accuracy(judgement.accuracy())),
                p99,
                system.latency()
                        .map(latency -> Shown.figure(latency.mean().value()))
                        .orElse(Shown.NOTHING),
                Shown.bytes(system.linkBytes()),
                Shown.bytes(system.sensorMemoryBytes()),
                Shown.figure(system.energyMj()),
                Notes.odds(outcome, judgement));
    }

    private static String aligned(List<List<String>> rows, int front) {
        int[] widths = new int[COLUMNS];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int others = 0;
        for (int i = 1; i < widths.length; i++) {
            others += widths[i] + GAP.length();
        }
        widths[0] = Math.max(LEAST_NAME, Math.min(widths[0], WIDTH - others));
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            if (r == 1 || r == front + 1 && front > 0) {
                out.append("-".repeat(widths[0] + others)).append('\n');
            }
            out.append(line(rows.get(r), widths));
        }
        return out.toString();
    }

    private static String line(List<String> row, int[] widths) {
        String name = row.get(0);
        StringBuilder line =
                new StringBuilder(name.length() > widths[0] ? name.substring(0, widths[0] - 1) + "…" : name);
        line.append(" ".repeat(widths[0] - line.length()));
        for (int i = 1; i < widths.length; i++) {
            line.append(GAP).append(String.format(Locale.ROOT, "%" + widths[i] + "s", row.get(i)));
        }
        return line.append('\n').toString();
    }

    private static String wrapped(String text) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ")) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                out.append('\n');
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.append('\n').toString();
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\n]]", "?");
    }
}
