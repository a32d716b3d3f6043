package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.integers;
import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.reals;
import static io.splitnets.onnx.ModelBytes.text;
import static io.splitnets.onnx.ModelBytes.weights;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Small models that together use every supported operation in its forms. */
final class OperationModels {
    private OperationModels() {}

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("windows", windows()),
                Arguments.of("elements", elements()),
                Arguments.of("arrangements", arrangements()),
                Arguments.of("sizes computed from sizes", computedSizes()),
                Arguments.of("old forms", oldForms()),
                Arguments.of("products", products()),
                Arguments.of("transposed convolutions", MoreOperationModels.transposed()),
                Arguments.of("functions of one element", MoreOperationModels.functions()),
                Arguments.of("comparisons", MoreOperationModels.comparisons()),
                Arguments.of("selections", MoreOperationModels.selections()),
                Arguments.of("sizes computed with integers", MoreOperationModels.integerSizes()),
                Arguments.of("resizes", MoreOperationModels.resizes()),
                Arguments.of("normalisations", MoreOperationModels.normalisations()),
                Arguments.of("latest operations", MoreOperationModels.latest()),
                Arguments.of("integers", IntegerModels.standard()),
                Arguments.of("integers of ONNX Runtime", IntegerModels.contributed()));
    }

    private static byte[] windows() {
        ModelBytes model = new ModelBytes()
                .input("x", -1, 6, 17, 13)
                .initializer(weights("w", 8, 6, 3, 3))
                .initializer(weights("wg", 9, 2, 3, 5))
                .initializer(weights("wd", 6, 1, 3, 3))
                .initializer(weights("w1", 8, 6, 3))
                .input("line", 1, 6, 20);
        model.node("Conv", "x w", "c1", ints("pads", 1, 2, 0, 1), ints("strides", 2, 1));
        model.node("Conv", "x wg", "c2", integer("group", 3), text("auto_pad", "SAME_UPPER"), ints("strides", 2, 3));
        model.node("Conv", "x wd", "c3", integer("group", 6), ints("dilations", 2, 3));
        model.node("Conv", "x w", "c4", text("auto_pad", "SAME_LOWER"), ints("strides", 3, 2));
        model.node("Conv", "x w", "c5", text("auto_pad", "VALID"));
        model.node("Conv", "line w1", "c6", ints("pads", 1, 1));
        model.node("MaxPool", "x", "p1", ints("kernel_shape", 3, 2), ints("strides", 2, 2), integer("ceil_mode", 1));
        model.node("MaxPool", "x", "p2", ints("kernel_shape", 2, 2), ints("dilations", 2, 3), ints("pads", 1, 1, 0, 1));
        model.node(
                "MaxPool",
                "x",
                "p3",
                ints("kernel_shape", 2, 2),
                ints("strides", 3, 3),
                ints("pads", 0, 0, 1, 1),
                integer("ceil_mode", 1));
        model.node("AveragePool", "x", "p4", ints("kernel_shape", 3, 3), text("auto_pad", "SAME_UPPER"));
        model.node(
                "AveragePool", "x", "p5", ints("kernel_shape", 4, 4), ints("strides", 4, 4), integer("ceil_mode", 1));
        model.node("GlobalAveragePool", "x", "g1").node("GlobalMaxPool", "line", "g2");
        return model.output("c1").output("g1").bytes();
    }

    private static byte[] elements() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 5, 6)
                .input("y", 1, 4, 1, 1)
                .initializer(weights("k", 6))
                .initializer(weights("s", 4, 1, 1))
                .initializer(weights("c", 4))
                .initializer(weights("ln", 6));
        for (String op : List.of("Add", "Sub", "Mul", "Div", "Pow")) {
            model.node(op, "x y", op + "1").node(op, "k x", op + "2");
        }
        model.node("Sum", "x y k", "sum")
                .node("Max", "x y", "max")
                .node("Min", "x k", "min")
                .node("Mean", "y x", "mean");
        model.node("PRelu", "x s", "prelu");
        for (String op : List.of(
                "Identity",
                "Dropout",
                "Relu",
                "LeakyRelu",
                "Clip",
                "Sigmoid",
                "HardSigmoid",
                "HardSwish",
                "Tanh",
                "Elu",
                "Selu",
                "Celu",
                "Softplus",
                "Softsign",
                "Softmax",
                "LogSoftmax",
                "Exp",
                "Log",
                "Sqrt",
                "Erf",
                "Abs",
                "Neg",
                "Floor",
                "Ceil",
                "Reciprocal")) {
            model.node(op, "x", op.toLowerCase(java.util.Locale.ROOT));
        }
        model.node("Cast", "x", "cast", integer("to", 1));
        model.node("BatchNormalization", "x c c c c", "bn").node("InstanceNormalization", "x c c", "in");
        model.node("LRN", "x", "lrn", integer("size", 3));
        return model.output("bn").bytes(14);
    }

    private static byte[] arrangements() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 6, 8)
                .initializer(integers("r1", 0, -1))
                .initializer(integers("r2", 2, 2, -1, 8))
                .initializer(integers("axes", 0))
                .initializer(integers("both", 0, -1))
                .initializer(integers("parts", 1, 3))
                .initializer(integers("starts", 1, -3, 100))
                .initializer(integers("ends", Long.MAX_VALUE, -1, Long.MIN_VALUE))
                .initializer(integers("where", 1, 2, 3))
                .initializer(integers("steps", 2, 1, -3))
                .initializer(integers("pads", 0, 1, 2, 0, 0, 3, 0, 1))
                .initializer(integers("sizes", 1, 4, 13, 5))
                .initializer(reals("scales", 1, 1, 2.5f, 0.6f))
                .initializer(integers("grown", 3, 1, 6, 8))
                .initializer(integers("repeats", 1, 2, 1, 3))
                .initializer(integers("picked", 3, 1, 1));
        model.node("Reshape", "x r1", "re1").node("Reshape", "x r2", "re2");
        model.node("Flatten", "x", "f1").node("Flatten", "x", "f2", integer("axis", -1));
        model.node("Transpose", "x", "t1").node("Transpose", "x", "t2", ints("perm", 0, 2, 3, 1));
        model.node("Squeeze", "x axes", "q1").node("Squeeze", "x", "q2").node("Unsqueeze", "x both", "u1");
        model.node("DepthToSpace", "x", "d1", integer("blocksize", 2));
        model.node("SpaceToDepth", "x", "d2", integer("blocksize", 2));
        model.node("Concat", "x x x", "k1", integer("axis", 1)).node("Concat", "x x", "k2", integer("axis", -1));
        model.node("Split", "x parts", "s1 s2", integer("axis", 1)).node("Split", "x", "s3 s4", integer("axis", 2));
        model.node("Slice", "x starts ends where steps", "l1");
        model.node("Gather", "x picked", "a1", integer("axis", 2)).node("Pad", "x pads", "pad");
        model.node("Resize", "x - - sizes", "z1").node("Resize", "x - scales", "z2");
        model.node("Expand", "x grown", "e1").node("Tile", "x repeats", "tile");
        model.node("ReduceMean", "x", "m1", ints("axes", 2, 3)).node("ReduceMax", "x", "m2", integer("keepdims", 0));
        model.node("ReduceMin", "x", "m3", ints("axes", -1), integer("keepdims", 0))
                .node("ReduceSum", "x axes", "m4");
        return model.output("re1").bytes();
    }

    private static byte[] computedSizes() {
        ModelBytes model = new ModelBytes()
                .input("x", -1, 4, 6, 8)
                .initializer(integers("one", 1))
                .initializer(integers("two", 2))
                .initializer(integers("zero", 0))
                .initializer(integers("minus", -1));
        model.node("Shape", "x", "shape").node("Gather", "shape zero", "n").node("Slice", "shape two four", "hw");
        model.initializer(integers("four", 4));
        model.node("Mul", "hw two", "hw2")
                .node("Gather", "shape one", "c")
                .node("Concat", "n c hw2", "target", integer("axis", 0));
        model.node("Cast", "target", "asFloat", integer("to", 1)).node("Cast", "asFloat", "sizes", integer("to", 7));
        model.node("Resize", "x - - sizes", "bigger");
        model.node("Concat", "n minus", "flat", integer("axis", 0)).node("Reshape", "bigger flat", "row");
        model.node("ConstantOfShape", "sizes", "zeros").node("Add", "bigger zeros", "sum");
        model.node("Constant", "", "k", ModelBytes.tensor("value", integers("", 1, -1, 2)));
        model.node("Reshape", "row k", "last");
        return model.output("last").bytes();
    }

    private static byte[] oldForms() {
        ModelBytes model = new ModelBytes().input("x", 1, 4, 6, 1);
        model.node("Squeeze", "x", "q", ints("axes", 3)).node("Unsqueeze", "q", "u", ints("axes", 0, 4));
        model.node("Slice", "x", "l", ints("starts", 1), ints("ends", -1), ints("axes", 2));
        model.node("Pad", "x", "p", ints("pads", 0, 0, 1, 2, 0, 0, 3, 4));
        model.node("Split", "x", "s1 s2", integer("axis", 1), ints("split", 3, 1));
        model.node("Upsample", "x scales", "up").initializer(reals("scales", 1, 1, 2, 3));
        model.node("ReduceSum", "x", "r", ints("axes", 1));
        return model.output("q").bytes(9);
    }

    private static byte[] products() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 5, 7)
                .input("v", 1, 7)
                .initializer(weights("w", 7, 3))
                .initializer(weights("wt", 3, 7))
                .initializer(weights("b", 3))
                .initializer(weights("vector", 7))
                .initializer(weights("many", 2, 1, 7, 4));
        model.node("MatMul", "x w", "m1").node("MatMul", "x vector", "m2").node("MatMul", "x many", "m3");
        model.node("Gemm", "v w b", "g1").node("Gemm", "v wt b", "g2", integer("transB", 1));
        return model.output("m1").bytes();
    }
}
