package io.splitnets.nas.proof;

import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.report.MarkedText;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The proofs by name. A new one is added here, in one line. */
public final class Proofs {
    private final Map<String, Maker> makers = new LinkedHashMap<>();

    /** Makes one proof. */
    private interface Maker {
        Proof make();
    }

    /**
     * One proof.
     *
     * @param name as in the marks of a page
     * @param markdown what was asked and the table
     * @param drawing of the table, SVG; empty for a table alone
     */
    public record Proof(String name, String markdown, Optional<String> drawing) {}

    /**
     * Proofs over shipped scenarios.
     *
     * @param scenarios their folder
     * @param workers threads; no result depends on them
     * @param listener hears how far a search is
     */
    public Proofs(Path scenarios, int workers, ExperimentListener listener) {
        makers.put(
                "enumerable",
                () -> table(
                        "enumerable",
                        ProofText.markdown(EnumerableProof.run(
                                ScenarioReader.read(scenarios.resolve("quad-tracking.yaml")), ProofPlan.full()))));
        makers.put(
                "queue",
                () -> table(
                        "queue",
                        QueueProof.of(
                                        SearchSpecReader.load(
                                                        scenarios.resolve("shared-aggregator.search.yaml"), List.of())
                                                .spec(),
                                        workers,
                                        listener)
                                .markdown()));
        makers.put("assumptions", () -> {
            MovedCut moved = MovedCut.of(scenarios);
            return new Proof("assumptions", moved.markdown(), Optional.of(moved.svg()));
        });
    }

    private static Proof table(String name, String markdown) {
        return new Proof(name, markdown, Optional.empty());
    }

    /** The known names, in the order of the page. */
    public List<String> names() {
        return new ArrayList<>(makers.keySet());
    }

    /**
     * Makes one of them.
     *
     * @throws IllegalArgumentException if the name is unknown
     * @throws io.splitnets.input.InputException if a scenario is missing or wrong
     */
    public Proof make(String name) {
        Maker maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("unknown proof '" + name + "', known are " + names());
        }
        return maker.make();
    }

    /** The line in front of a proof's place in a page. */
    public static String begin(String name) {
        return "<!-- proof " + name + " begin -->";
    }

    /** The line behind it. */
    public static String end(String name) {
        return "<!-- proof " + name + " end -->";
    }

    /** A page with a proof written anew between its two lines; empty if it has no such lines. */
    public static Optional<String> updated(String page, Proof proof) {
        return MarkedText.with(page, begin(proof.name()), end(proof.name()), "\n" + proof.markdown() + "\n");
    }
}
