package io.splitnets.onnx;

import io.splitnets.input.InputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a {@code ModelProto} that shapes need (onnx.proto3, fields as numbered there), in one pass and
 * without keeping weights. Whatever a file contains, memory is bounded by the limits here.
 */
final class OnnxReader {
    static final int MOST_NODES = 20_000;

    private final WireReader in;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final List<OnnxTensor> initializers = new ArrayList<>();
    private final List<OnnxValue> inputs = new ArrayList<>();
    private final List<OnnxValue> outputs = new ArrayList<>();
    private final List<OnnxValue> declared = new ArrayList<>();
    private String name = "";
    private long opset;
    private boolean found;

    private OnnxReader(WireReader in) {
        this.in = in;
    }

    /**
     * Reads a file of at most 2^31 - 1 bytes.
     *
     * @throws InputException with the byte at which something else was expected
     */
    static OnnxGraph read(Path path, String shown) {
        if (Files.isDirectory(path)) {
            throw WireReader.failure(shown, 0, "expected a file, found a folder");
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(path))) {
            long size = Files.size(path);
            if (size >= Integer.MAX_VALUE) {
                throw WireReader.failure(shown, 0, "expected a file below 2 GiB, found " + size + " bytes");
            }
            return read(shown, stream, (int) size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code size} bytes of {@code stream} as the content of a file of that name. */
    static OnnxGraph read(String file, InputStream stream, int size) {
        WireReader in = new WireReader(file, stream, size);
        OnnxReader reader = new OnnxReader(in);
        in.fields(reader::model);
        if (!reader.found || reader.nodes.isEmpty()) {
            throw in.failure(in.offset(), "expected an ONNX model with a graph (field 7) that has nodes");
        }
        return new OnnxGraph(
                file,
                reader.name,
                reader.opset,
                reader.nodes,
                reader.initializers,
                reader.inputs,
                reader.outputs,
                reader.declared);
    }

    private void model(int number) {
        if (number == 7) {
            found = true;
            in.message("the graph", this::graph);
        } else if (number == 8) {
            operatorSet();
        }
    }

    private void operatorSet() {
        String[] domain = {""};
        long[] version = {0};
        in.message("an operator set", field -> {
            if (field == 1) {
                domain[0] = in.text("the domain of an operator set");
            } else if (field == 2) {
                version[0] = in.number("the version of an operator set");
            }
        });
        if (domain[0].isEmpty() || domain[0].equals("ai.onnx")) {
            opset = version[0];
        }
    }

    private void graph(int number) {
        switch (number) {
            case 1 -> keep(nodes, NodeFields.read(in));
            case 2 -> name = in.text("the name of the graph");
            case 5 -> keep(initializers, TensorReader.read(in));
            case 11 -> keep(inputs, value());
            case 12 -> keep(outputs, value());
            case 13 -> keep(declared, value());
            default -> {}
        }
    }

    private <T> void keep(List<T> list, T item) {
        if (list.size() == MOST_NODES) {
            throw in.failure(in.offset(), "expected at most " + MOST_NODES + " nodes, tensors or values");
        }
        in.keep();
        list.add(item);
    }

    private OnnxValue value() {
        int offset = in.fieldOffset();
        Declaration declaration = new Declaration(in);
        in.message("a value", declaration::field);
        return new OnnxValue(offset, declaration.name, Optional.ofNullable(declaration.dims));
    }

    /** One {@code ValueInfoProto}: name, and type, tensor type, shape, size inside each other. */
    private static final class Declaration {
        private final WireReader in;
        private String name = "";
        private @Nullable List<Long> dims;

        Declaration(WireReader in) {
            this.in = in;
        }

        void field(int number) {
            if (number == 1) {
                name = in.text("the name of a value");
            } else if (number == 2) {
                in.message("a type", type -> {
                    if (type == 1) {
                        in.message("a tensor type", this::tensorType);
                    }
                });
            }
        }

        private void tensorType(int number) {
            if (number == 2) {
                List<Long> sizes = new ArrayList<>();
                in.message("a shape", field -> {
                    if (field == 1) {
                        in.keep();
                        sizes.add(size());
                    }
                    if (sizes.size() > TensorReader.MOST_DIMS) {
                        throw in.failure(in.offset(), "expected at most " + TensorReader.MOST_DIMS + " sizes");
                    }
                });
                dims = sizes;
            }
        }

        /** A size that is not fixed is -1. */
        private long size() {
            long[] size = {-1};
            in.message("a size", field -> {
                if (field == 1) {
                    long value = in.number("a size");
                    size[0] = value > 0 ? value : -1;
                }
            });
            return size[0];
        }
    }
}
