package io.splitnets.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed YAML 1.2 or JSON file, or several merged. Values keep their text as written; the kinds are decided by who
 * reads them. The format leaves out anchors, aliases, tags, merge keys and further documents, and is limited to 2 MiB,
 * 50 levels and 200,000 values.
 *
 * <p>Not safe for use by several threads.
 */
public final class Document {
    private static final Location SET = new Location("--set", 1, 1);

    private final String fileName;
    private final Node.Mapping content;
    private final Ledger ledger;
    private final Section root;

    Document(String fileName, Node.Mapping content, List<Problem> problems) {
        this.fileName = fileName;
        this.content = content;
        this.ledger = new Ledger(fileName, problems);
        this.root = new Section(ledger, "", content.at(), content.entries(), false);
    }

    /**
     * Reads one file. Its {@code extends} key, if any, stays an ordinary key.
     *
     * @throws InputException if it cannot be read, is malformed or beyond the limits of the format
     */
    public static Document read(Path file) {
        return checked(file.toString(), SourceText.of(file));
    }

    /**
     * Reads one file and those it is based on. The top-level key {@code extends} holds the path of a base file, or a
     * list of which the later take precedence, relative to the file; this file is merged over them, and the key is gone.
     *
     * @param root folder that no base file may leave, symbolic links followed
     * @throws InputException as {@link #read}, or if a base is outside of {@code root}, missing, reached in a circle or
     *     more than eight files deep
     */
    public static Document readWithExtends(Path file, Path root) {
        return new ExtendsChain(root).read(file);
    }

    /**
     * Parses text as if it were read from {@code fileName}.
     *
     * @throws InputException if it is malformed or beyond the limits of the format
     */
    public static Document parse(String fileName, String text) {
        return checked(fileName, SourceText.of(fileName, text));
    }

    private static Document checked(String fileName, String text) {
        Location start = new Location(fileName, 1, 1);
        Node node = NodeReader.read(fileName, text).orElse(new Node.Scalar(start, "", false));
        if (node instanceof Node.Mapping mapping) {
            return new Document(fileName, mapping, List.of());
        }
        String found = node instanceof Node.Scalar scalar && scalar.isEmpty()
                ? "the file is empty; expected a map of keys"
                : "expected a map of keys at the top level, but the file holds " + node.kind();
        throw new InputException(Problem.at(node.at(), found));
    }

    /** The name this document was read under. */
    public String fileName() {
        return fileName;
    }

    /**
     * This document over {@code base}: maps are merged key by key, lists of maps that have an {@code id} are merged by it
     * (base order, new ones appended), other lists and single values are replaced. A single value, a list and a map
     * cannot replace one another; that is a problem noted for {@link #check()}. Reading starts anew.
     */
    public Document mergedOver(Document base) {
        Merge merge = new Merge();
        Node.Mapping merged = merge.merge(content, base.content);
        List<Problem> problems = new java.util.ArrayList<>(base.ledger.inFileOrder());
        problems.addAll(ledger.inFileOrder());
        problems.addAll(merge.problems());
        return new Document(fileName, merged, problems);
    }

    /**
     * This document with one value set, as {@code --set PATH=VALUE} does. Steps of the path are keys, and for list
     * elements their {@code id} or their index: {@code links.csi0.lanes}, {@code sensors[0].fps}. A key that is not in
     * the file is added, so that defaults can be changed; whether it is known is told by {@link Section#finish()}, with
     * the place {@code --set:1:1}. Reading starts anew.
     *
     * @param yamlValue value as it would stand in a file; a map or a list replaces what is there
     * @throws InputException if the value is malformed, or the path names a list element that does not exist or leads
     *     through a single value
     */
    public Document with(String dottedPath, String yamlValue) {
        Optional<Node> value = NodeReader.read(SET.file(), SourceText.of(SET.file(), yamlValue));
        Setting setting = new Setting(dottedPath, SET);
        return new Document(
                fileName,
                setting.applied(content, value.orElse(new Node.Scalar(SET, "", false))),
                ledger.inFileOrder());
    }

    /** The top level. It is the same object on each call. */
    public Section root() {
        return root;
    }

    /**
     * Throws all problems found so far.
     *
     * @throws InputException if there are any; those of the main file first, in the order of the file
     */
    public void check() {
        List<Problem> problems = ledger.inFileOrder();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
    }

    /**
     * YAML of everything read so far, in reading order, with defaults filled in. Parsing and reading it again gives the
     * same values.
     *
     * @param withOrigins whether each value is followed by {@code # file:line}, {@code # --set} or {@code # default}
     */
    public String effective(boolean withOrigins) {
        return new EffectiveText(withOrigins).of(root);
    }

    /**
     * Every single value as written, by its path in the form of {@link #with}: {@code links.csi0.lanes}; a list of single
     * values is one value. In the order of the file.
     */
    public Map<String, String> values() {
        return FlatValues.of(content);
    }

    /**
     * The ledger of assumptions: every single value read so far that has a range, in reading order. What is set from
     * outside has none.
     */
    public List<Assumption> assumptions() {
        return Assumptions.of(root);
    }

    /** Other content under the same name, with the problems noted so far. */
    Document withContent(Node.Mapping other) {
        return new Document(fileName, other, ledger.inFileOrder());
    }

    Node.Mapping content() {
        return content;
    }
}
