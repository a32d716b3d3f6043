package io.splitnets.input;

import io.splitnets.units.BitRate;
import io.splitnets.units.ByteCount;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A map of a file while it is read. A reader asks for its keys by name and kind, then calls {@link #finish()}. A value
 * that is missing or does not fit is noted as a problem of the document and replaced by a harmless stand-in (the
 * default, the minimum, zero, an empty text), so that one run finds all problems; {@link Document#check()} throws them.
 *
 * <p>Long because every kind of value has its own two readers, with and without a default, of a few lines each.
 *
 * <p>The section remembers what was read, for {@link Document#effective}. Not safe for use by several threads.
 */
public final class Section {
    private final Ledger ledger;
    private final String path;
    private final Location at;
    private final Map<String, Node.Entry> entries;
    private final boolean silent;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final Set<String> unreadable = new HashSet<>();

    /** With {@code silent} set, missing keys are no problems: the section itself was already reported as missing. */
    Section(Ledger ledger, String path, Location at, Map<String, Node.Entry> entries, boolean silent) {
        this.ledger = ledger;
        this.path = path;
        this.at = at;
        this.entries = entries;
        this.silent = silent;
    }

    /** The keys that lead here, such as {@code sensors[0]}; empty at the top level. */
    public String path() {
        return path;
    }

    /** Where the section starts. */
    public Location at() {
        return at;
    }

    /** Whether the file has {@code key}, with or without a value. */
    public boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** Whether the value of {@code key} is there and is a single value. */
    public boolean isText(String key) {
        return node(key)
                .filter(node -> node instanceof Node.Scalar scalar && !scalar.isEmpty())
                .isPresent();
    }

    /** Whether the value of {@code key} is there and is a map. */
    public boolean isSection(String key) {
        return node(key).filter(Node.Mapping.class::isInstance).isPresent();
    }

    /** Whether the value of {@code key} is there and is a list. */
    public boolean isList(String key) {
        return node(key).filter(Node.Sequence.class::isInstance).isPresent();
    }

    /** All keys of this section, in the order of the file; asking for them does not count as reading them. */
    public Set<String> keys() {
        return entries.keySet();
    }

    /** The text of a required key, exactly as written. */
    public String text(String key) {
        return required(key, Kind.text());
    }

    /** The text of a key, exactly as written. */
    public String text(String key, String defaultValue) {
        return optional(key, Kind.text(), defaultValue, defaultValue);
    }

    /** A required time of zero or more. */
    public SimTime time(String key) {
        return required(key, Kind.time());
    }

    /** A time of zero or more. */
    public SimTime time(String key, SimTime defaultValue) {
        return optional(key, Kind.time(), defaultValue, defaultValue.toString());
    }

    /** A required clock or frame rate, above zero. */
    public Frequency frequency(String key) {
        return required(key, Kind.frequency());
    }

    /** A clock or frame rate, above zero; {@code defaultText} must be well-formed. */
    public Frequency frequency(String key, String defaultText) {
        return optional(key, Kind.frequency(), Frequency.parse(defaultText), defaultText);
    }

    /** A required bit rate, above zero. */
    public BitRate bitRate(String key) {
        return required(key, Kind.bitRate());
    }

    /** A bit rate, above zero; {@code defaultText} must be well-formed. */
    public BitRate bitRate(String key, String defaultText) {
        return optional(key, Kind.bitRate(), BitRate.parse(defaultText), defaultText);
    }

    /** A required whole number of bytes, zero or more. */
    public ByteCount byteCount(String key) {
        return required(key, Kind.byteCount());
    }

    /** A whole number of bytes, zero or more; {@code defaultText} must be well-formed. */
    public ByteCount byteCount(String key, String defaultText) {
        return optional(key, Kind.byteCount(), ByteCount.parse(defaultText), defaultText);
    }

    /**
     * A required quantity in the base unit of {@code dimension}: above zero for rates, of either sign for times and
     * relative offsets, zero or more for all others.
     */
    public Rational quantity(String key, Dimension dimension) {
        return required(key, Kind.quantity(dimension));
    }

    /** As {@link #quantity(String, Dimension)}, not required; {@code defaultText} must be well-formed. */
    public Rational quantity(String key, Dimension dimension, String defaultText) {
        Kind<Rational> kind = Kind.quantity(dimension);
        return optional(key, kind, kind.read(defaultText), defaultText);
    }

    /** A required whole number; the limits are included. */
    public int integer(String key, int min, int max) {
        return Math.toIntExact(required(key, Kind.whole(min, max)));
    }

    /** A whole number; the limits are included. */
    public int integer(String key, int min, int max, int defaultValue) {
        return Math.toIntExact(
                optional(key, Kind.whole(min, max), (long) defaultValue, Integer.toString(defaultValue)));
    }

    /** A required whole number; the limits are included. */
    public long longInteger(String key, long min, long max) {
        return required(key, Kind.whole(min, max));
    }

    /** A whole number; the limits are included. */
    public long longInteger(String key, long min, long max, long defaultValue) {
        return optional(key, Kind.whole(min, max), defaultValue, Long.toString(defaultValue));
    }

    /** A required number without a unit; the limits are included. */
    public double number(String key, double min, double max) {
        return required(key, Kind.number(min, max));
    }

    /** A number without a unit; the limits are included. */
    public double number(String key, double min, double max, double defaultValue) {
        return optional(key, Kind.number(min, max), defaultValue, JsonText.number(defaultValue));
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String key, boolean defaultValue) {
        return optional(key, Kind.flag(), defaultValue, Boolean.toString(defaultValue));
    }

    /** A required constant of {@code type}, which files write in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return required(key, Kind.choice(type));
    }

    /** A constant of {@code type}, which files write in lower case. */
    public <E extends Enum<E>> E choice(String key, Class<E> type, E defaultValue) {
        return optional(key, Kind.choice(type), defaultValue, Kind.name(defaultValue));
    }

    /** A required name out of {@code known}. */
    public String choiceOf(String key, Collection<String> known) {
        return required(key, Kind.choiceOf(known));
    }

    /** A name out of {@code known}. */
    public String choiceOf(String key, Collection<String> known, String defaultValue) {
        return optional(key, Kind.choiceOf(known), defaultValue, defaultValue);
    }

    /** A required map. If it is missing, the section returned is empty and reports no missing keys of its own. */
    public Section section(String key) {
        Optional<Section> section = optionalSection(key);
        if (section.isEmpty() && !has(key)) {
            missing(key, "expected a map of keys");
        }
        return section.orElseGet(() -> new Section(ledger, child(key), locationOf(key), Map.of(), true));
    }

    /** A map that may be left out as a whole; its keys then take their defaults, and required ones are missing. */
    public Section sectionOrDefaults(String key) {
        Optional<Section> section = optionalSection(key);
        if (section.isPresent()) {
            return section.get();
        }
        Section empty = new Section(ledger, child(key), locationOf(key), Map.of(), silent || has(key));
        readings.put(key, new Reading.Nested(empty));
        return empty;
    }

    /** A map, if the key is there. */
    public Optional<Section> optionalSection(String key) {
        if (readings.get(key) instanceof Reading.Nested nested) {
            return Optional.of(nested.section());
        }
        Optional<Section> section =
                expect(key, Node.Mapping.class, "expected a map of keys").map(mapping -> child(child(key), mapping));
        section.ifPresent(found -> readings.put(key, new Reading.Nested(found)));
        return section;
    }

    /** A list of maps; empty if the key is missing. */
    public List<Section> sections(String key) {
        if (readings.get(key) instanceof Reading.NestedList nested) {
            return nested.sections();
        }
        Optional<Node.Sequence> list = expect(key, Node.Sequence.class, "expected a list of maps");
        List<Section> sections = new ArrayList<>();
        List<Node> items = list.map(Node.Sequence::items).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String place = child(key) + "[" + i + "]";
            if (items.get(i) instanceof Node.Mapping mapping) {
                sections.add(child(place, mapping));
            } else {
                report(items.get(i), place, "expected a map of keys", "");
            }
        }
        List<Section> result = Collections.unmodifiableList(sections);
        readings.put(key, new Reading.NestedList(result, list.map(Node::at)));
        return result;
    }

    /** A map whose values are maps, in the order of the file; empty if the key is missing. */
    public Map<String, Section> sectionsByKey(String key) {
        if (readings.get(key) instanceof Reading.NestedMap nested) {
            return nested.sections();
        }
        Optional<Node.Mapping> map = expect(key, Node.Mapping.class, "expected a map of maps");
        Map<String, Section> sections = new LinkedHashMap<>();
        map.map(Node.Mapping::entries).orElse(Map.of()).forEach((name, entry) -> {
            String place = child(key) + "." + name;
            if (entry.value() instanceof Node.Mapping mapping) {
                sections.put(name, child(place, mapping));
            } else {
                report(entry.value(), place, "expected a map of keys", "");
            }
        });
        Map<String, Section> result = Collections.unmodifiableMap(sections);
        readings.put(key, new Reading.NestedMap(result, map.map(Node::at)));
        return result;
    }

    /**
     * The maps under {@code keys}, as far as they are there, as a document that {@linkplain Document#mergedOver goes over}
     * another one. What is in them is left to whoever reads the result; places are those of this file.
     */
    public Document overlay(String... keys) {
        Map<String, Node.Entry> found = new LinkedHashMap<>();
        for (String key : keys) {
            if (expect(key, Node.Mapping.class, "expected a map of keys").isPresent()) {
                found.put(key, entries.get(key));
            }
        }
        return new Document(at.file(), new Node.Mapping(at, found), List.of());
    }

    /** A list of texts; empty if the key is missing. */
    public List<String> texts(String key) {
        return values(key, Kind.text(), "expected a list of texts");
    }

    /** A list of whole numbers, each within the limits; empty if the key is missing. */
    public List<Integer> integers(String key, int min, int max) {
        return values(key, Kind.whole(min, max), "expected a list of whole numbers").stream()
                .map(Math::toIntExact)
                .toList();
    }

    /** A list of quantities in the base unit of {@code dimension}; empty if the key is missing. */
    public List<Rational> quantities(String key, Dimension dimension) {
        return values(key, Kind.quantity(dimension), "expected a list of quantities");
    }

    /** Where the value of {@code key} stands, or where this section starts if the key is missing. */
    public Location locationOf(String key) {
        Node.Entry entry = entries.get(key);
        return entry == null ? at : entry.value().at();
    }

    /** Notes a problem about the value of {@code key}. */
    public void problem(String key, String expected) {
        problem(key, expected, "");
    }

    /**
     * Notes a problem about the value of {@code key}.
     *
     * @param suggestion empty or {@code did you mean 'x'?}
     */
    public void problem(String key, String expected, String suggestion) {
        if (silent || unreadable.contains(key)) {
            return; // what stands in for a value that could not be read is not the user's
        }
        String value = node(key)
                .filter(Node.Scalar.class::isInstance)
                .map(node -> ((Node.Scalar) node).text())
                .orElse("");
        ledger.add(new Problem(locationOf(key), child(key), value, expected, suggestion));
    }

    /** Notes every key that nobody asked for, here and in no section below; call it once all keys are read. */
    public void finish() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                String known = asked.isEmpty() ? "no key is known here" : "known keys: " + Printed.names(asked);
                String unknown = "unknown key '" + Printed.shortened(key) + "'; " + known;
                ledger.add(new Problem(entry.keyAt(), path, "", unknown, Kind.suggestion(key, asked)));
            }
        });
    }

    /** What was read, in reading order. */
    Map<String, Reading> readings() {
        return readings;
    }

    private Section child(String place, Node.Mapping mapping) {
        return new Section(ledger, place, mapping.at(), mapping.entries(), false);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<Node> node(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value).map(Sourced::value);
    }

    private <T> T required(String key, Kind<T> kind) {
        if (!has(key)) {
            missing(key, kind.expected());
            return kind.standIn();
        }
        return scalar(key, kind).orElse(kind.standIn());
    }

    private <T> T optional(String key, Kind<T> kind, T defaultValue, String defaultText) {
        if (!has(key)) {
            readings.put(key, Reading.Value.ofDefault(defaultText));
            return defaultValue;
        }
        return scalar(key, kind).orElse(defaultValue);
    }

    private <T> Optional<T> scalar(String key, Kind<T> kind) {
        Optional<Node.Scalar> scalar =
                expect(key, Node.Scalar.class, kind.expected()).filter(found -> !found.isEmpty());
        Optional<T> value = scalar.flatMap(found -> convert(found, child(key), kind));
        if (value.isEmpty()) {
            unreadable.add(key);
        } else {
            scalar.ifPresent(found -> readings.put(key, reading(key, found, kind)));
        }
        return value;
    }

    private Reading.Value reading(String key, Node.Scalar scalar, Kind<?> kind) {
        Optional<Node> entry = Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
        return new Reading.Value(
                scalar.text(),
                scalar.quoted(),
                Optional.of(scalar.at()),
                entry.flatMap(Sourced::source),
                entry.flatMap(found -> new Ranges(ledger).read(found, child(key), scalar, kind)));
    }

    private <T> List<T> values(String key, Kind<T> kind, String expected) {
        Optional<Node.Sequence> list = expect(key, Node.Sequence.class, expected);
        List<T> values = new ArrayList<>();
        List<Node.Scalar> read = new ArrayList<>();
        List<Node> items = list.map(Node.Sequence::items).orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String place = child(key) + "[" + i + "]";
            if (items.get(i) instanceof Node.Scalar scalar && !scalar.isEmpty()) {
                Optional<T> value = convert(scalar, place, kind);
                if (value.isEmpty()) {
                    unreadable.add(key);
                }
                values.add(value.orElse(kind.standIn()));
                read.add(scalar);
            } else {
                unreadable.add(key);
                report(items.get(i), place, kind.expected(), "");
            }
        }
        readings.put(key, new Reading.Values(List.copyOf(read), list.map(Node::at)));
        return List.copyOf(values);
    }

    private <T> Optional<T> convert(Node.Scalar scalar, String place, Kind<T> kind) {
        try {
            return Optional.of(kind.read(scalar.text()));
        } catch (Kind.RefusedValue e) {
            ledger.add(new Problem(scalar.at(), place, scalar.text(), e.expected(), e.suggestion()));
            return Optional.empty();
        }
    }

    /** The node of {@code key} if it is of {@code type}; another kind, or no value, is a problem. */
    private <N extends Node> Optional<N> expect(String key, Class<N> type, String expected) {
        Optional<Node> node = node(key);
        node.filter(found -> !type.isInstance(found) || (found instanceof Node.Scalar scalar && scalar.isEmpty()))
                .ifPresent(found -> report(found, child(key), expected, ""));
        if (type != Node.Scalar.class) {
            Optional.ofNullable(entries.get(key))
                    .ifPresent(entry -> new Ranges(ledger).refuse(entry.value(), child(key)));
        }
        return node.filter(type::isInstance).map(type::cast);
    }

    private void report(Node node, String place, String expected, String suggestion) {
        String value = node instanceof Node.Scalar scalar && !scalar.isEmpty() ? scalar.text() : "";
        ledger.add(new Problem(node.at(), place, value, expected + ", but the value is " + node.kind(), suggestion));
    }

    private void missing(String key, String expected) {
        unreadable.add(key);
        if (!silent) {
            ledger.add(new Problem(at, path, "", "missing key '" + key + "'; " + expected, ""));
        }
    }
}
