package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.integers;
import static io.splitnets.onnx.ModelBytes.ints;

import java.nio.file.Path;

/** The file scenarios/onnx/residual-96.onnx: shapes without weights, which the file fills in with ConstantOfShape. */
final class ShippedModel {
    static final Path FILE = Path.of("..", "scenarios", "onnx", "residual-96.onnx");

    private ShippedModel() {}

    static byte[] bytes() {
        ModelBytes model = new ModelBytes().input("image", -1, 3, 96, 96);
        weights(model, "stem", 16, 3, 3, 3);
        bias(model, "stem", 16);
        weights(model, "down", 32, 16, 3, 3);
        bias(model, "down", 32);
        weights(model, "res1", 32, 32, 3, 3);
        bias(model, "res1", 32);
        weights(model, "res2", 32, 32, 3, 3);
        bias(model, "res2", 32);
        weights(model, "depthwise", 32, 1, 3, 3);
        bias(model, "depthwise", 32);
        weights(model, "pointwise", 64, 32, 1, 1);
        bias(model, "pointwise", 64);
        weights(model, "classes", 10, 64);
        bias(model, "classes", 10);
        convolution(model, "image", "stem", ints("pads", 0, 0, 1, 1), ints("strides", 2, 2))
                .node("Relu", "stem", "a1");
        convolution(model, "a1", "down", ints("pads", 0, 0, 1, 1), ints("strides", 2, 2))
                .node("Relu", "down", "a2");
        convolution(model, "a2", "res1", ints("pads", 1, 1, 1, 1)).node("Relu", "res1", "a3");
        convolution(model, "a3", "res2", ints("pads", 1, 1, 1, 1))
                .node("Add", "a2 res2", "sum")
                .node("Relu", "sum", "a4");
        convolution(model, "a4", "depthwise", ints("pads", 0, 0, 1, 1), ints("strides", 2, 2), integer("group", 32));
        model.node("Relu", "depthwise", "a5");
        convolution(model, "a5", "pointwise").node("Relu", "pointwise", "a6").node("GlobalAveragePool", "a6", "pool");
        model.node("Flatten", "pool", "row").node("Gemm", "row w_classes b_classes", "classes", integer("transB", 1));
        return model.node("Softmax", "classes", "result")
                .output("result", -1, 10)
                .bytes();
    }

    private static void weights(ModelBytes model, String name, long... dims) {
        model.initializer(integers("shape_" + name, dims)).node("ConstantOfShape", "shape_" + name, "w_" + name);
    }

    private static void bias(ModelBytes model, String name, long channels) {
        model.initializer(integers("channels_" + name, channels))
                .node("ConstantOfShape", "channels_" + name, "b_" + name);
    }

    private static ModelBytes convolution(
            ModelBytes model, String input, String name, ModelBytes.Message... attributes) {
        return model.node("Conv", input + " w_" + name + " b_" + name, name, attributes);
    }
}
