package io.splitnets.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes ONNX models byte by byte (onnx.proto3, fields as numbered there), so that tests need no library for it. */
final class ModelBytes {
    private final Message graph = new Message();

    /** A protobuf message being written. */
    static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

        /** A write that may fail. */
        private interface Write {
            void write() throws IOException;
        }

        private Message run(Write write) {
            try {
                write.write();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Message number(int field, long value) {
            return run(() -> out.writeInt64(field, value));
        }

        Message real(int field, float value) {
            return run(() -> out.writeFloat(field, value));
        }

        Message text(int field, String value) {
            return run(() -> out.writeByteArray(field, value.getBytes(StandardCharsets.UTF_8)));
        }

        Message message(int field, Message value) {
            return run(() -> out.writeByteArray(field, value.bytes()));
        }

        Message raw(int field, byte[] value) {
            return run(() -> out.writeByteArray(field, value));
        }

        byte[] bytes() {
            run(out::flush);
            return bytes.toByteArray();
        }
    }

    /** A node with operands and results separated by blanks; {@code -} is an operand left out. */
    ModelBytes node(String op, String inputs, String outputs, Message... attributes) {
        return node("", op, inputs, outputs, attributes);
    }

    /** As above, of another domain. */
    ModelBytes node(String domain, String op, String inputs, String outputs, Message... attributes) {
        Message node = new Message();
        for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ")) {
            node.text(1, input.equals("-") ? "" : input);
        }
        for (String output : outputs.split(" ")) {
            node.text(2, output);
        }
        node.text(3, "n_" + outputs.split(" ")[0]).text(4, op);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        if (!domain.isEmpty()) {
            node.text(7, domain);
        }
        graph.message(1, node);
        return this;
    }

    static Message ints(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, 7);
    }

    static Message integer(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, 2);
    }

    static Message text(String name, String value) {
        return new Message().text(1, name).text(4, value).number(20, 3);
    }

    static Message real(String name, float value) {
        return new Message().text(1, name).real(2, value).number(20, 1);
    }

    static Message tensor(String name, Message tensor) {
        return new Message().text(1, name).message(5, tensor).number(20, 4);
    }

    /** Integers as a tensor of one axis. */
    static Message integers(String name, long... values) {
        Message tensor = new Message().number(1, values.length).number(2, 7);
        for (long value : values) {
            tensor.number(7, value);
        }
        return tensor.text(8, name);
    }

    /** A float tensor of zeros with its data. */
    static Message weights(String name, long... dims) {
        Message tensor = new Message();
        long elements = 1;
        for (long dim : dims) {
            tensor.number(1, dim);
            elements *= dim;
        }
        return tensor.number(2, 1).text(8, name).raw(9, new byte[(int) (4 * elements)]);
    }

    /** A tensor of zeros of one byte each: 2 unsigned, 3 signed, 9 truth values. */
    static Message bytes(String name, long type, long... dims) {
        Message tensor = new Message();
        long elements = 1;
        for (long dim : dims) {
            tensor.number(1, dim);
            elements *= dim;
        }
        return tensor.number(2, type).text(8, name).raw(9, new byte[(int) elements]);
    }

    /** One float without an axis. */
    static Message scalar(String name, float value) {
        return new Message().number(2, 1).real(4, value).text(8, name);
    }

    /** One integer without an axis. */
    static Message scalar(String name, long value) {
        return new Message().number(2, 7).number(7, value).text(8, name);
    }

    /** Floats as a tensor of one axis. */
    static Message reals(String name, float... values) {
        Message tensor = new Message().number(1, values.length).number(2, 1);
        for (float value : values) {
            tensor.real(4, value);
        }
        return tensor.text(8, name);
    }

    ModelBytes initializer(Message tensor) {
        graph.message(5, tensor);
        return this;
    }

    ModelBytes input(String name, long... dims) {
        graph.message(11, value(name, dims));
        return this;
    }

    ModelBytes output(String name, long... dims) {
        graph.message(12, dims.length == 0 ? new Message().text(1, name) : value(name, dims));
        return this;
    }

    /** A declared tensor of floats; sizes of -1 have a name in place of a number. */
    static Message value(String name, long... dims) {
        Message shape = new Message();
        for (long dim : dims) {
            shape.message(1, dim < 0 ? new Message().text(2, "N") : new Message().number(1, dim));
        }
        Message type = new Message().message(1, new Message().number(1, 1).message(2, shape));
        return new Message().text(1, name).message(2, type);
    }

    byte[] bytes() {
        return bytes(13);
    }

    byte[] bytes(long opset) {
        return new Message()
                .number(1, 8)
                .message(8, new Message().text(1, "").number(2, opset))
                .message(8, new Message().text(1, PlainNodes.MICROSOFT).number(2, 1))
                .message(7, new Message().raw(0 + 2, "g".getBytes(StandardCharsets.UTF_8)))
                .message(7, graph)
                .bytes();
    }

    OnnxGraph graph() {
        return graph(13);
    }

    OnnxGraph graph(long opset) {
        return read(bytes(opset));
    }

    static OnnxGraph read(byte[] bytes) {
        return OnnxReader.read("m.onnx", new ByteArrayInputStream(bytes), bytes.length);
    }
}
