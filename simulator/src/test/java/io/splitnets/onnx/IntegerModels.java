package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.bytes;
import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.real;
import static io.splitnets.onnx.ModelBytes.scalar;
import static io.splitnets.onnx.ModelBytes.text;
import static io.splitnets.onnx.ModelBytes.weights;

/** Models with integer operations, as a quantiser writes them. */
final class IntegerModels {
    private IntegerModels() {}

    private static ModelBytes image() {
        return new ModelBytes()
                .input("x", 1, 6, 7, 8)
                .initializer(scalar("s", 0.5f))
                .initializer(bytes("z", 2))
                .initializer(bytes("zs", 3))
                .initializer(bytes("w", 3, 4, 6, 3, 3))
                .initializer(bytes("m", 3, 8, 5))
                .initializer(new ModelBytes.Message()
                        .number(1, 4)
                        .number(2, 6)
                        .text(8, "b")
                        .raw(9, new byte[16]))
                .node("QuantizeLinear", "x s z", "q");
    }

    static byte[] standard() {
        ModelBytes model = image();
        model.node("QLinearConv", "q s z w s zs s z b", "c1", ints("pads", 1, 1, 1, 1), ints("strides", 2, 2));
        model.node("ConvInteger", "q w z zs", "c2").node("Cast", "c2", "f2", integer("to", 1));
        model.node("QLinearMatMul", "q s z m s zs s z", "m1").node("MatMulInteger", "q m z zs", "m2");
        model.node("DequantizeLinear", "c1 s z", "d").node("DynamicQuantizeLinear", "d", "dq ds dz");
        model.node("DequantizeLinear", "w s zs", "wf").node("Conv", "x wf", "c3");
        return model.output("d").output("c3").bytes();
    }

    static byte[] contributed() {
        ModelBytes model =
                image().initializer(weights("wf", 4, 6, 3, 3)).input("v", 1, 7).initializer(weights("k", 7, 3));
        model.node("com.microsoft", "QLinearAdd", "q s z q s z s z", "add");
        model.node("com.microsoft", "QLinearMul", "q s z q s z s z", "mul");
        model.node("com.microsoft", "QLinearSigmoid", "q s z s z", "sig");
        model.node("com.microsoft", "QLinearLeakyRelu", "q s z s z", "leak", real("alpha", 0.1f));
        model.node("com.microsoft", "QLinearConcat", "s z q s z add s z", "cat", integer("axis", 1));
        model.node("com.microsoft", "QLinearAveragePool", "q s z s z", "avg", ints("kernel_shape", 3, 2));
        model.node("com.microsoft", "QLinearGlobalAveragePool", "q s z s z", "gap", integer("channels_last", 0));
        model.node("com.microsoft", "QLinearSoftmax", "q s z s z", "soft", integer("axis", 1), integer("opset", 13));
        model.node("com.microsoft", "FusedConv", "x wf", "fc", text("activation", "Relu"), ints("pads", 1, 0, 0, 1));
        model.node("com.microsoft", "Gelu", "x", "gelu");
        model.node("com.microsoft", "FusedGemm", "v k", "fg", text("activation", "Relu"));
        model.node("QuantizeLinear", "v s z", "qv").initializer(bytes("kq", 3, 7, 3));
        model.node("com.microsoft", "QGemm", "qv s z kq s zs - s z", "gemm");
        return model.output("add").output("fc").bytes();
    }
}
