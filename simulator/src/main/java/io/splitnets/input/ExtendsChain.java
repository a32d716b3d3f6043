package io.splitnets.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a file with those it extends, all of them inside one folder. */
final class ExtendsChain {
    static final String KEY = "extends";
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 64;

    private final Path root;
    private final Deque<Path> open = new ArrayDeque<>();
    private int files;

    ExtendsChain(Path root) {
        this.root = root;
    }

    Document read(Path file) {
        Document document = Document.read(file);
        open.push(real(file, new Location(file.toString(), 1, 1)));
        Document result = merged(document, file);
        open.pop();
        return result;
    }

    private Document merged(Document document, Path file) {
        Node.Entry entry = document.content().entries().get(KEY);
        if (entry == null) {
            return document;
        }
        Map<String, Node.Entry> rest = new LinkedHashMap<>(document.content().entries());
        rest.remove(KEY);
        Document own = new Document(
                document.fileName(), new Node.Mapping(document.content().at(), rest), List.of());
        List<Document> bases = new ArrayList<>();
        for (Node.Scalar name : names(entry.value())) {
            bases.add(base(name, file));
        }
        return bases.stream()
                .reduce((lower, upper) -> upper.mergedOver(lower))
                .map(own::mergedOver)
                .orElse(own);
    }

    private Document base(Node.Scalar name, Path file) {
        Path base = resolve(name, file);
        files++;
        if (open.size() > DEEPEST) {
            throw refusal(name, "files extend one another more than " + DEEPEST + " deep");
        }
        if (files > MOST_FILES) {
            throw refusal(name, "more than " + MOST_FILES + " files are read through 'extends'");
        }
        return read(base);
    }

    private Path resolve(Node.Scalar name, Path file) {
        Path base = path(name, file);
        Path real = real(base, name.at(), name.text());
        if (!real.startsWith(real(root, name.at()))) {
            throw refusal(name, "the file extended must stay inside the folder " + Printed.escaped(root.toString()));
        }
        if (open.contains(real)) {
            throw refusal(name, "files extend one another in a circle");
        }
        return base;
    }

    private static Path path(Node.Scalar name, Path file) {
        Path relative;
        try {
            relative = Path.of(name.text());
        } catch (InvalidPathException e) {
            throw refusal(name, "this is no path: " + Printed.shortened(e.getReason()));
        }
        if (relative.isAbsolute() || relative.getRoot() != null) {
            throw refusal(name, "expected a path relative to this file");
        }
        return file.resolveSibling(relative).normalize();
    }

    private Path real(Path base, Location at, String text) {
        if (escapes(base)) {
            throw refusal(
                    new Node.Scalar(at, text, true),
                    "the file extended must stay inside the folder " + Printed.escaped(root.toString()));
        }
        if (!Files.exists(base)) {
            throw refusal(
                    new Node.Scalar(at, text, true),
                    "the file " + Printed.escaped(base.toString()) + " does not exist");
        }
        return real(base, at);
    }

    /** Checked before the disk is asked, so that a message tells nothing about files outside. */
    private boolean escapes(Path base) {
        return !base.toAbsolutePath()
                .normalize()
                .startsWith(root.toAbsolutePath().normalize());
    }

    private static Path real(Path path, Location at) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            String reason = path + " cannot be opened: " + e.getMessage();
            throw new InputException(Problem.at(at, Printed.shortened(reason, 200)));
        }
    }

    private static List<Node.Scalar> names(Node node) {
        List<Node> items = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Node.Scalar> names = new ArrayList<>();
        for (Node item : items) {
            if (!(item instanceof Node.Scalar scalar)
                    || scalar.isEmpty()
                    || scalar.text().isEmpty()) {
                throw new InputException(new Problem(
                        item.at(),
                        KEY,
                        "",
                        "expected the path of a file, or a list of them, relative to this file",
                        ""));
            }
            names.add(scalar);
        }
        return names;
    }

    private static InputException refusal(Node.Scalar name, String expected) {
        return new InputException(new Problem(name.at(), KEY, name.text(), expected, ""));
    }
}
