package io.splitnets.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one {@code TensorProto} (onnx.proto3, fields as numbered there). Data in other files is never looked for. */
final class TensorReader {
    static final int MOST_DIMS = 16;
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int BOOL = 9;
    private static final int DOUBLE = 11;
    private static final int EXTERNAL = 1;

    private final WireReader in;
    private final int offset;
    private final List<Long> dims = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private String name = "";
    private long type;
    private boolean external;
    private byte[] raw = new byte[0];

    private TensorReader(WireReader in) {
        this.in = in;
        this.offset = in.fieldOffset();
    }

    /** The tensor in the field that is being read. */
    static OnnxTensor read(WireReader in) {
        TensorReader reader = new TensorReader(in);
        in.message("a tensor", reader::field);
        return reader.tensor();
    }

    private void field(int number) {
        switch (number) {
            case 1 -> in.numbers("the sizes of a tensor", this::dim);
            case 2 -> type = in.number("the type of a tensor");
            case 4 -> in.reals("float data", bits -> keep(Float.intBitsToFloat((int) bits)));
            case 5, 7 -> in.numbers("integer data", this::keep);
            case 8 -> name = in.text("the name of a tensor");
            case 9 -> raw = in.bytes("raw data", OnnxTensor.MOST_VALUES * Long.BYTES);
            case 14 -> external = in.number("the place of the data") == EXTERNAL;
            default -> {}
        }
    }

    private void dim(long size) {
        if (size < 0 || dims.size() == MOST_DIMS) {
            throw in.failure(in.fieldOffset(), "expected at most " + MOST_DIMS + " sizes of a tensor, none negative");
        }
        in.keep();
        dims.add(size);
    }

    private void keep(double value) {
        if (values.size() <= OnnxTensor.MOST_VALUES) {
            in.keep();
            values.add(value);
        }
    }

    private OnnxTensor tensor() {
        Optional<List<Double>> known = Optional.empty();
        long elements = elements();
        if (!Inferred.isSmall(dims)) {
            throw in.failure(offset, "expected a tensor of fewer than 2^40 elements, found " + Inferred.show(dims));
        }
        if (!external && elements <= OnnxTensor.MOST_VALUES) {
            List<Double> all = raw.length > 0 ? decoded() : values;
            known = all.size() == elements && known(type) ? Optional.of(all) : Optional.empty();
        }
        return new OnnxTensor(name, dims, known, type != FLOAT && type != DOUBLE);
    }

    private static boolean known(long type) {
        return type == FLOAT || type == INT32 || type == INT64 || type == BOOL || type == DOUBLE;
    }

    private long elements() {
        double elements = 1;
        for (long dim : dims) {
            elements *= dim;
        }
        return elements > OnnxTensor.MOST_VALUES ? Long.MAX_VALUE : (long) elements;
    }

    private List<Double> decoded() {
        ByteBuffer bytes = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> all = new ArrayList<>();
        int size = type == BOOL ? Byte.BYTES : type == INT64 || type == DOUBLE ? Long.BYTES : Integer.BYTES;
        while (bytes.remaining() >= size) {
            in.keep();
            if (type == INT64) {
                all.add((double) bytes.getLong());
            } else if (type == DOUBLE) {
                all.add(bytes.getDouble());
            } else if (type == BOOL) {
                all.add((double) bytes.get());
            } else if (type == INT32) {
                all.add((double) bytes.getInt());
            } else {
                all.add((double) bytes.getFloat());
            }
        }
        return all;
    }
}
