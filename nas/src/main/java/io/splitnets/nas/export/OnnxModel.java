package io.splitnets.nas.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx;
import org.nd4j.shade.protobuf.ByteString;

/** An ONNX file that is being put together: nodes in execution order, tensors, and what goes in and out. */
final class OnnxModel {
    /** The first version of the file format with operator set 21. */
    private static final int FORMAT = 10;

    static final int FLOAT = 1;
    static final int INT8 = 3;
    static final int INT16 = 5;

    private final Onnx.GraphProto.Builder graph = Onnx.GraphProto.newBuilder();
    private final int operators;

    /**
     * An empty file.
     *
     * @param name of the graph
     * @param operators version of the operator set
     */
    OnnxModel(String name, int operators) {
        graph.setName(name);
        this.operators = operators;
    }

    /** Adds a node with one result, which is named after it. */
    String node(String operator, String name, List<String> inputs, List<Onnx.AttributeProto> attributes) {
        graph.addNode(Onnx.NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(attributes));
        return name;
    }

    String node(String operator, String name, String... inputs) {
        return node(operator, name, List.of(inputs), List.of());
    }

    static Onnx.AttributeProto integers(String name, long... values) {
        Onnx.AttributeProto.Builder attribute =
                Onnx.AttributeProto.newBuilder().setName(name).setType(Onnx.AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static Onnx.AttributeProto number(String name, float value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static Onnx.AttributeProto integer(String name, long value) {
        return Onnx.AttributeProto.newBuilder()
                .setName(name)
                .setType(Onnx.AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** Adds a constant of 32-bit floats; no dimensions make it a scalar. */
    String constant(String name, float[] values, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return constant(name, FLOAT, bytes.array(), dims);
    }

    /** Adds a constant given by its bytes, little-endian. */
    String constant(String name, int type, byte[] bytes, long... dims) {
        Onnx.TensorProto.Builder tensor =
                Onnx.TensorProto.newBuilder().setName(name).setDataType(type).setRawData(ByteString.copyFrom(bytes));
        for (long dim : dims) {
            tensor.addDims(dim);
        }
        graph.addInitializer(tensor);
        return name;
    }

    /** Declares an input of any number of objects; {@code dims} are those of one object. */
    void input(String name, int type, long... dims) {
        graph.addInput(declaration(name, type, dims));
    }

    /** Declares a result, as {@link #input}. */
    void output(String name, int type, long... dims) {
        graph.addOutput(declaration(name, type, dims));
    }

    private static Onnx.ValueInfoProto declaration(String name, int type, long... dims) {
        Onnx.TensorShapeProto.Builder shape = Onnx.TensorShapeProto.newBuilder();
        shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        for (long dim : dims) {
            shape.addDim(Onnx.TensorShapeProto.Dimension.newBuilder().setDimValue(dim));
        }
        return Onnx.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(Onnx.TypeProto.newBuilder()
                        .setTensorType(Onnx.TypeProto.Tensor.newBuilder()
                                .setElemType(type)
                                .setShape(shape)))
                .build();
    }

    /** The file; equal contents give equal bytes. */
    byte[] bytes(String producer, String version, Map<String, String> metadata) {
        Onnx.ModelProto.Builder model = Onnx.ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName(producer)
                .setProducerVersion(version)
                .addOpsetImport(
                        Onnx.OperatorSetIdProto.newBuilder().setDomain("").setVersion(operators))
                .setGraph(graph);
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        Onnx.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build().toByteArray();
    }
}
