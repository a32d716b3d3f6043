package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A search state as text: lines of words, exact numbers (C99 hexadecimal floating point, the same on every Java
 * version), a version in the first line and a SHA-256 digest of everything before it in the last. Equal states make
 * equal texts. Reading accepts exactly what writing produces.
 */
public final class SearchStateText {
    /** First line; the number changes with the format. */
    static final String HEADER = "splitnets search state 1";

    private SearchStateText() {}

    /** The text of a state, lines ended by a line feed. */
    public static String write(SearchState state) {
        StringBuilder out = new StringBuilder();
        line(out, HEADER);
        line(out, "strategy " + escape(state.strategy()));
        line(out, "status " + state.status());
        line(out, "random " + join(state.random()));
        line(out, "setup " + state.setup().size());
        state.setup().forEach(entry -> line(out, escape(entry)));
        line(out, "archive " + state.archive().size());
        state.archive().forEach(evaluation -> evaluation(out, evaluation));
        candidates(out, "population", state.population());
        candidates(out, "pending", state.pending());
        line(out, "history " + state.history().size());
        state.history().forEach(summary -> line(out, summary(summary)));
        line(out, "end " + digest(out.toString()));
        return out.toString();
    }

    /**
     * Reads {@link #write} back.
     *
     * @throws SearchStateException if the text is of another version, incomplete or changed, with the line
     */
    public static SearchState read(String text) {
        SearchState state = new SearchStateReader(text).read();
        if (!write(state).equals(text)) {
            throw new SearchStateException("the checkpoint was changed after it was written");
        }
        return state;
    }

    static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }

    private static void candidates(StringBuilder out, String key, List<Candidate> candidates) {
        line(out, key + " " + candidates.size());
        candidates.forEach(candidate -> line(out, candidate.id()));
    }

    private static void evaluation(StringBuilder out, Evaluation evaluation) {
        out.append(evaluation.candidate().id());
        out.append(' ').append(evaluation.objectives().size());
        out.append(' ').append(evaluation.violations().size());
        for (Estimate estimate : evaluation.objectives()) {
            String value = Double.toHexString(estimate.value());
            out.append(' ').append(value);
            for (double end : new double[] {estimate.low(), estimate.high()}) {
                // Most of the time a checkpoint takes goes into these digits, and most estimates are exact.
                boolean exact = Double.compare(end, estimate.value()) == 0;
                out.append(' ').append(exact ? value : Double.toHexString(end));
            }
        }
        evaluation.violations().forEach(violation -> out.append(' ').append(Double.toHexString(violation)));
        out.append('\n');
    }

    private static String summary(GenerationSummary summary) {
        return summary.generation() + " " + summary.evaluations() + " " + summary.frontSize() + " "
                + Double.toHexString(summary.hypervolume());
    }

    private static String join(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
