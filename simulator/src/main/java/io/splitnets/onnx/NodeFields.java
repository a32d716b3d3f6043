package io.splitnets.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one {@code NodeProto} with its attributes (onnx.proto3, fields as numbered there). Graphs in attributes, which
 * only operations that are not supported have, are skipped. */
final class NodeFields {
    static final int MOST_OPERANDS = 4096;
    static final int MOST_ATTRIBUTES = 256;
    static final int MOST_LIST = 1024;

    private final WireReader in;
    private final int offset;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, OnnxAttribute> attributes = new HashMap<>();
    private String name = "";
    private String op = "";
    private String domain = "";

    private NodeFields(WireReader in) {
        this.in = in;
        this.offset = in.fieldOffset();
    }

    /** The node in the field that is being read. */
    static OnnxNode read(WireReader in) {
        NodeFields fields = new NodeFields(in);
        in.message("a node", fields::field);
        if (fields.op.isEmpty()) {
            throw in.failure(fields.offset, "expected a node with an operation (field 4, op_type)");
        }
        return new OnnxNode(
                fields.offset, fields.op, fields.domain, fields.name, fields.inputs, fields.outputs, fields.attributes);
    }

    private void field(int number) {
        switch (number) {
            case 1 -> inputs.add(in.text("the name of an operand"));
            case 2 -> outputs.add(in.text("the name of a result"));
            case 3 -> name = in.text("the name of a node");
            case 4 -> op = in.text("the type of a node");
            case 5 -> attribute();
            case 7 -> domain = in.text("the domain of a node");
            default -> {}
        }
        if (inputs.size() > MOST_OPERANDS || outputs.size() > MOST_OPERANDS || attributes.size() > MOST_ATTRIBUTES) {
            throw in.failure(
                    offset,
                    "expected a node with at most " + MOST_OPERANDS + " operands and results and " + MOST_ATTRIBUTES
                            + " attributes");
        }
    }

    private void attribute() {
        in.keep();
        AttributeFields fields = new AttributeFields(in);
        in.message("an attribute", fields::field);
        attributes.put(fields.name, fields.attribute());
    }

    /** One {@code AttributeProto}. */
    private static final class AttributeFields {
        private final WireReader in;
        private String name = "";
        private long integer;
        private float real;
        private String text = "";
        private final List<Long> integers = new ArrayList<>();
        private final List<Double> reals = new ArrayList<>();
        private Optional<OnnxTensor> tensor = Optional.empty();

        AttributeFields(WireReader in) {
            this.in = in;
        }

        void field(int number) {
            switch (number) {
                case 1 -> name = in.text("the name of an attribute");
                case 2 -> real = in.real("an attribute");
                case 3 -> integer = in.number("an attribute");
                case 4 ->
                    text = new String(
                            in.bytes("an attribute", OnnxTensor.MOST_VALUES),
                            java.nio.charset.StandardCharsets.ISO_8859_1);
                case 5 -> tensor = Optional.of(TensorReader.read(in));
                case 7 -> in.reals("a list", bits -> keep(reals, (double) Float.intBitsToFloat((int) bits)));
                case 8 -> in.numbers("a list", value -> keep(integers, value));
                default -> {}
            }
        }

        private <T> void keep(List<T> list, T value) {
            if (list.size() == MOST_LIST) {
                throw in.failure(in.fieldOffset(), "expected at most " + MOST_LIST + " values in an attribute");
            }
            in.keep();
            list.add(value);
        }

        OnnxAttribute attribute() {
            return new OnnxAttribute(name, integer, real, text, integers, reals, tensor);
        }
    }
}
