package io.splitnets.input;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds nodes from the event stream of the YAML parser, and refuses what this format leaves out while the events come,
 * so that no bomb is ever composed.
 */
final class NodeReader {
    static final int DEEPEST = 50;
    static final int MOST_NODES = 200_000;
    private static final int LONGEST_KEY = 100;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setBufferSize(1 << 16) // the default rereads a long line once for each kilobyte of it
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();

    private final String file;
    private final Iterator<Event> events;
    private final List<Problem> problems = new ArrayList<>();
    private int nodes;

    private NodeReader(String file, String text) {
        this.file = file;
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** The one document in {@code text}, which has passed {@link SourceText}; empty if there is none. */
    static Optional<Node> read(String file, String text) {
        NodeReader reader = new NodeReader(file, text);
        try {
            Optional<Node> root = reader.document();
            if (!reader.problems.isEmpty()) {
                throw new InputException(reader.problems);
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            throw reader.fatal(reader.syntaxProblem(e));
        } catch (YamlEngineException e) {
            String reason = Printed.shortened(String.valueOf(e.getMessage()), 160);
            throw reader.fatal(Problem.at(new Location(file, 1, 1), "not valid YAML: " + reason));
        }
    }

    private Problem syntaxProblem(MarkedYamlEngineException e) {
        Location at =
                e.getProblemMark().or(e::getContextMark).map(this::location).orElseGet(() -> new Location(file, 1, 1));
        String context = e.getContext() == null ? "" : " (" + e.getContext() + ")";
        String reason = e.getProblem().replaceAll("\\.? ?\\(Do not use .* for indentation\\)", "");
        return Problem.at(at, "not valid YAML: " + Printed.shortened(reason + context, 160));
    }

    private Optional<Node> document() {
        Optional<Node> root = Optional.empty();
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    documents++;
                    if (documents > 1) {
                        throw fatal(event, "a second document starts here; expected one document in a file");
                    }
                }
                case Scalar, SequenceStart, MappingStart, Alias -> root = Optional.of(node(event, 1));
                default -> {
                    continue;
                }
            }
        }
        return root;
    }

    private Node node(Event event, int depth) {
        refuseForeign(event);
        nodes++;
        if (nodes > MOST_NODES) {
            throw fatal(event, "more than 200000 values and keys; this is no scenario");
        }
        if (event instanceof ScalarEvent scalar) {
            return new Node.Scalar(location(event), scalar.getValue(), !scalar.isPlain());
        }
        if (depth > DEEPEST) {
            throw fatal(event, "nested deeper than 50 levels");
        }
        return event.getEventId() == Event.ID.SequenceStart ? sequence(event, depth) : mapping(event, depth);
    }

    private void refuseForeign(Event event) {
        if (event instanceof AliasEvent || (event instanceof NodeEvent node && hasAnchor(node))) {
            throw fatal(event, "anchors and aliases are not part of this format; write the value out");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent start ? start.getTag() : Optional.empty();
        if (tag.isPresent()) {
            throw fatal(event, "tag '" + Printed.shortened(tag.get()) + "': tags are not part of this format");
        }
    }

    private static boolean hasAnchor(NodeEvent node) {
        return node.getAnchor().isPresent();
    }

    private Node sequence(Event start, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new Node.Sequence(location(start), items);
    }

    private Node mapping(Event start, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            String key = key(event);
            Location keyAt = location(event);
            Node.Entry entry = new Node.Entry(keyAt, node(events.next(), depth + 1));
            Node.Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                problems.add(Problem.at(
                        keyAt,
                        "duplicate key '" + Printed.shortened(key) + "'; first given at line "
                                + first.keyAt().line()));
            }
        }
        return new Node.Mapping(location(start), entries);
    }

    private String key(Event event) {
        refuseForeign(event);
        nodes++;
        if (!(event instanceof ScalarEvent scalar)) {
            throw fatal(event, "a list or a map cannot be a key; expected a name");
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw fatal(event, "the merge key '<<' is not part of this format; use 'extends' or write the values out");
        }
        if (scalar.getValue().isEmpty()) {
            throw fatal(event, "the key is empty; expected a name");
        }
        if (scalar.getValue().length() > LONGEST_KEY) {
            throw fatal(event, "the key is longer than 100 characters");
        }
        return scalar.getValue();
    }

    private Location location(Event event) {
        return event.getStartMark().map(this::location).orElseGet(() -> new Location(file, 1, 1));
    }

    private Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private InputException fatal(Event event, String reason) {
        return fatal(Problem.at(location(event), reason));
    }

    private InputException fatal(Problem problem) {
        List<Problem> all = new ArrayList<>(problems);
        all.add(problem);
        return new InputException(all);
    }
}
