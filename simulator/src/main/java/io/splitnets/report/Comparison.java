package io.splitnets.report;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.input.Document;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.EventComparison;
import io.splitnets.system.PairedResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Two scenarios side by side, both run as the first one says.
 *
 * @param a the first
 * @param b the second
 */
public record Comparison(Side a, Side b) {
    /**
     * One of the two.
     *
     * @param title file and settings, as the user named them
     * @param deployment of the scenario; of B, with A's run
     * @param provenance of the scenario as read
     */
    public record Side(String title, Deployment deployment, Provenance provenance) {
        private Scenario scenario() {
            return deployment.scenario();
        }
    }

    /** A key whose value differs; empty where the scenario does not have it. */
    record Key(String path, Optional<String> a, Optional<String> b) {}

    /** The comparison of a run for people, the verdicts first. */
    public String text(PairedResult result) {
        return new DiffText(this).of(result);
    }

    /** The same as a tree for JSON. */
    public Map<String, Object> tree(PairedResult result) {
        return new DiffTree(this).of(result);
    }

    /** Where the events part, for people. */
    public String text(EventComparison events) {
        return EventText.of(this, events);
    }

    /** The same as a tree for JSON. */
    public Map<String, Object> tree(EventComparison events) {
        return EventText.tree(this, events);
    }

    String latencyFrom() {
        return a.scenario().latencyFrom().name().toLowerCase(Locale.ROOT);
    }

    double confidence() {
        return a.scenario().run().confidence();
    }

    long seed() {
        return a.scenario().run().seed();
    }

    /** Keys of the scenarios that differ, those of the run left out, in the order of A and then of B. */
    List<Key> keys() {
        return differing().stream().filter(key -> !ofRun(key)).toList();
    }

    /** What a reader must know to read the figures. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> aside = differing().stream()
                .filter(Comparison::ofRun)
                .map(Comparison::ofB)
                .toList();
        notes.add("both are run as A says, seed " + seed()
                + (aside.isEmpty() ? "" : "; of B, " + String.join(", ", aside) + " left aside"));
        Set<String> alone = new LinkedHashSet<>(cameras(a));
        alone.removeAll(cameras(b));
        cameras(b).stream().filter(id -> !cameras(a).contains(id)).forEach(alone::add);
        if (!alone.isEmpty()) {
            notes.add("in one of the two only, so without shared random numbers: " + String.join(", ", alone));
        }
        a.deployment.warnings().forEach(warning -> notes.add("A: " + warning));
        b.deployment.warnings().forEach(warning -> notes.add("B: " + warning));
        return notes;
    }

    private static List<String> cameras(Side side) {
        return side.deployment.cameras().stream().map(CameraLoad::camera).toList();
    }

    private static boolean ofRun(Key key) {
        return key.path().startsWith("run.") || key.path().equals("latency_from");
    }

    private static String ofB(Key key) {
        return key.path() + " " + key.b().orElse("none");
    }

    private List<Key> differing() {
        Map<String, String> ofA = values(a);
        Map<String, String> ofB = values(b);
        Set<String> paths = new LinkedHashSet<>(ofA.keySet());
        paths.addAll(ofB.keySet());
        Map<String, Key> keys = new LinkedHashMap<>();
        for (String path : paths) {
            if (!Objects.equals(ofA.get(path), ofB.get(path))) {
                keys.put(path, new Key(path, value(ofA, path), value(ofB, path)));
            }
        }
        return List.copyOf(keys.values());
    }

    private static Optional<String> value(Map<String, String> values, String path) {
        return Optional.ofNullable(values.get(path));
    }

    private static Map<String, String> values(Side side) {
        return Document.parse("effective", side.scenario().effective()).values();
    }
}
