package io.splitnets.report;

import io.splitnets.system.EventComparison;
import io.splitnets.system.EventComparison.Event;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the events of two runs part, for people and for JSON. */
final class EventText {
    private static final int DIGITS = 9;

    private EventText() {}

    static String of(Comparison comparison, EventComparison events) {
        StringBuilder text = new StringBuilder(DiffText.sides(comparison, "", ""));
        text.append("the runs of replication 0, seed " + comparison.seed() + ", ")
                .append(found(events));
        if (!events.same()) {
            text.append(line("A", events.a())).append(line("B", events.b()));
            text.append(events.before().isEmpty() ? "no event before\n" : "the last events before, in both:\n");
            events.before().forEach(event -> text.append(line(" ", Optional.of(event))));
        }
        return text.append(DiffText.keys(comparison)).toString();
    }

    private static String found(EventComparison events) {
        if (!events.same()) {
            return "part after " + events.equalEvents() + " equal events:\n";
        }
        String first = fingerprint(events.fingerprintA());
        String same = "are the same, event by event: " + events.equalEvents() + " events, ";
        return events.fingerprintA() == events.fingerprintB()
                ? same + "fingerprint " + first + "\n"
                : same + "fingerprints " + first + " and " + fingerprint(events.fingerprintB())
                        + " (clocks or wiring start differently)\n";
    }

    private static String line(String side, Optional<Event> event) {
        return "  " + side + "  "
                + event.map(it -> String.format("%20s ms  %-24s %s", milliseconds(it), it.component(), it.phase()))
                        .orElse("has no further event")
                + "\n";
    }

    /** Exact: a picosecond is the ninth digit. */
    private static String milliseconds(Event event) {
        return BigDecimal.valueOf(event.timePs(), DIGITS).toPlainString();
    }

    private static String fingerprint(long value) {
        return String.format("%016x", value);
    }

    static Map<String, Object> tree(Comparison comparison, EventComparison events) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("same", events.same());
        tree.put("equal_events", events.equalEvents());
        tree.put("a", side(comparison.a(), events.a(), events.fingerprintA()));
        tree.put("b", side(comparison.b(), events.b(), events.fingerprintB()));
        List<Object> before = new ArrayList<>();
        events.before().forEach(event -> before.add(event(event)));
        tree.put("before", before);
        tree.put("seed", comparison.seed());
        tree.put("notes", comparison.notes());
        tree.put("differing_keys", DiffTree.keys(comparison));
        return tree;
    }

    /** The fingerprint of a run that was left half-way says nothing and is left out. */
    private static Map<String, Object> side(Comparison.Side side, Optional<Event> event, long fingerprint) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", side.title());
        tree.put("event", event.<Object>map(EventText::event).orElse(Double.NaN));
        tree.put("fingerprint", fingerprint(fingerprint));
        return tree;
    }

    private static Map<String, Object> event(Event event) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("time_ps", event.timePs());
        tree.put("component", event.component());
        tree.put("phase", event.phase());
        return tree;
    }
}
