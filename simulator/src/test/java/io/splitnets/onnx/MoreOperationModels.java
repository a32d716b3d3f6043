package io.splitnets.onnx;

import static io.splitnets.onnx.ModelBytes.bytes;
import static io.splitnets.onnx.ModelBytes.integer;
import static io.splitnets.onnx.ModelBytes.integers;
import static io.splitnets.onnx.ModelBytes.ints;
import static io.splitnets.onnx.ModelBytes.reals;
import static io.splitnets.onnx.ModelBytes.scalar;
import static io.splitnets.onnx.ModelBytes.text;
import static io.splitnets.onnx.ModelBytes.weights;

import java.util.List;
import java.util.Locale;

/** Models of the less common operations, and of sizes that are computed as PyTorch's exporter does. */
final class MoreOperationModels {
    private MoreOperationModels() {}

    static byte[] transposed() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 6, 7, 5)
                .input("v", 1, 6, 9)
                .input("volume", 1, 2, 5, 6, 7)
                .initializer(weights("w", 6, 4, 3, 3))
                .initializer(weights("wg", 6, 2, 2, 4))
                .initializer(weights("w1", 6, 3, 3))
                .initializer(weights("w3", 3, 2, 2, 3, 2))
                .initializer(weights("b", 4));
        model.node("ConvTranspose", "x w b", "t1", ints("strides", 2, 2), ints("pads", 1, 1, 1, 1));
        model.node("ConvTranspose", "x wg", "t2", integer("group", 3), ints("strides", 2, 3), ints("dilations", 2, 1));
        model.node("ConvTranspose", "x w", "t3", ints("strides", 2, 2), ints("output_padding", 1, 0));
        model.node("ConvTranspose", "x w", "t4", ints("strides", 3, 2), text("auto_pad", "SAME_UPPER"));
        model.node("ConvTranspose", "x w", "t5", ints("strides", 2, 2), ints("output_shape", 15, 10));
        model.node("ConvTranspose", "v w1", "t6", ints("strides", 2), ints("pads", 0, 1));
        model.node("Conv", "volume w3", "c3", ints("pads", 0, 1, 0, 1, 0, 1), ints("strides", 1, 2, 2));
        model.node("MaxPool", "volume", "p3", ints("kernel_shape", 2, 2, 3), ints("strides", 2, 2, 2));
        model.node("LpPool", "x", "lp", ints("kernel_shape", 2, 2)).node("GlobalLpPool", "volume", "glp");
        return model.output("t1").bytes();
    }

    static byte[] functions() {
        ModelBytes model = new ModelBytes().input("x", 1, 4, 5, 6).initializer(weights("slopes", 4, 1, 1));
        for (String op : List.of(
                "Acos",
                "Acosh",
                "Asin",
                "Asinh",
                "Atan",
                "Atanh",
                "Cos",
                "Cosh",
                "Sin",
                "Sinh",
                "Tan",
                "Round",
                "Sign",
                "IsNaN",
                "IsInf",
                "ThresholdedRelu",
                "Shrink",
                "Hardmax",
                "Mish",
                "Gelu")) {
            model.node(op, "x", op.toLowerCase(Locale.ROOT));
        }
        model.node("CastLike", "isnan x", "like")
                .node("Cast", "x", "truth", integer("to", 9))
                .node("Not", "truth", "not");
        return model.node("PRelu", "x slopes", "y").output("y").bytes(20);
    }

    static byte[] comparisons() {
        ModelBytes model =
                new ModelBytes().input("x", 1, 4, 5, 6).input("y", 4, 1, 1).initializer(weights("k", 6));
        for (String op : List.of("Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual")) {
            model.node(op, "y x", op.toLowerCase(Locale.ROOT));
        }
        model.node("And", "equal less", "and").node("Or", "equal less", "or").node("Xor", "equal less", "xor");
        model.node("Where", "less k y", "where").node("Mod", "x k", "mod", integer("fmod", 1));
        return model.output("where").bytes(19);
    }

    static byte[] selections() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 5, 6)
                .initializer(integers("k", 3))
                .initializer(scalar("two", 2))
                .initializer(integers("places", 1, 0, 1).number(1, 1))
                .initializer(weights("values", 2))
                .initializer(scalar("depth", 7))
                .initializer(integers("ids", 4, 2, 3));
        model.node("ArgMax", "x", "a1").node("ArgMax", "x", "a2", integer("axis", -1), integer("keepdims", 0));
        model.node("ArgMin", "x", "a3", integer("axis", 1)).node("TopK", "x k", "t1 t2", integer("axis", 2));
        for (String op :
                List.of("ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp", "ReduceSumSquare", "ReduceProd")) {
            model.node(op, "x", op.toLowerCase(Locale.ROOT), ints("axes", 1, -1));
        }
        model.node("CumSum", "x two", "cum").node("Trilu", "x", "tri").node("OneHot", "ids depth values", "hot");
        model.node("Cast", "x", "whole", integer("to", 7)).node("GatherElements", "x whole", "ge");
        model.node("Shape", "x", "shape")
                .node("ConstantOfShape", "shape", "z", ModelBytes.tensor("value", integers("", 0)));
        model.node("ScatterElements", "x z x", "se").node("Unsqueeze", "z last", "deep");
        model.initializer(integers("last", 4)).node("GatherND", "x deep", "gn");
        model.initializer(weights("updates", 1, 4, 5, 6, 4, 5, 6)).node("ScatterND", "x deep updates", "sn");
        return model.output("cum").bytes(17);
    }

    /** Half of a size, rounded down as integers are; a size chosen by a comparison; a range. */
    static byte[] integerSizes() {
        ModelBytes model = new ModelBytes()
                .input("x", -1, 4, 7, 9)
                .initializer(scalar("i2", 2))
                .initializer(scalar("i3", 3))
                .initializer(scalar("half", 2))
                .initializer(scalar("one", 1))
                .initializer(integers("zero", 0))
                .initializer(bytes("no", 9))
                .initializer(integers("minus", -1));
        model.node("Shape", "x", "shape").node("Gather", "shape i2", "h").node("Gather", "shape i3", "w");
        model.node("Div", "h half", "h2").node("Mul", "h2 half", "even").node("Unsqueeze", "even zero", "evens");
        model.node("Unsqueeze", "zero zero", "nothing").node("Slice", "x zero evens axis", "rows");
        model.initializer(integers("axis", 2));
        model.node("Greater", "w h", "wider")
                .node("Where", "wider h w", "smaller")
                .node("Where", "no h w", "other");
        model.node("Range", "one w i2", "range").node("Size", "x", "size").node("Sub", "size one", "less");
        model.node("Cast", "w", "wf", integer("to", 1))
                .node("Div", "wf halff", "quarter")
                .node("Floor", "quarter", "floor");
        model.initializer(scalar("halff", 2f)).node("Cast", "floor", "cols", integer("to", 7));
        model.node("Unsqueeze", "cols zero", "cols1").node("Unsqueeze", "smaller zero", "sm1");
        model.node("Concat", "sm1 cols1", "hw", integer("axis", 0)).node("Slice", "shape zero two2", "nc");
        model.initializer(integers("two2", 2)).node("Concat", "nc hw", "target", integer("axis", 0));
        model.node("Resize", "x - - target", "small").node("ReduceProd", "hw", "area");
        model.node("Concat", "two2 minus", "rest", integer("axis", 0)).node("Reshape", "small rest", "flat");
        model.node("Neg", "cols1", "neg").node("Ceil", "quarter", "ceil").node("Identity", "other", "kept");
        return model.output("flat").output("range").bytes();
    }

    static byte[] resizes() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 6, 8)
                .input("grid", 1, 5, 9, 2)
                .initializer(reals("s2", 2, 1.6f))
                .initializer(integers("to", 5, 16))
                .initializer(reals("none"));
        model.node("Resize", "x - s2", "r1", ints("axes", 2, 3)).node("Resize", "x - - to", "r2", ints("axes", 3, 2));
        model.node(
                "Resize", "x none none to", "r3", ints("axes", 2, 3), text("keep_aspect_ratio_policy", "not_larger"));
        model.node("Resize", "x - - to", "r4", ints("axes", 2, 3), text("keep_aspect_ratio_policy", "not_smaller"));
        model.node("GridSample", "x grid", "g");
        return model.output("r1").bytes(18);
    }

    static byte[] latest() {
        return new ModelBytes()
                .input("x", 1, 4, 5, 6)
                .initializer(weights("w", 6))
                .node("RMSNormalization", "x w", "r")
                .node("Swish", "r", "y")
                .output("y")
                .bytes(24);
    }

    static byte[] normalisations() {
        ModelBytes model = new ModelBytes()
                .input("x", 1, 4, 5, 6)
                .initializer(weights("w", 6))
                .initializer(weights("w2", 5, 6))
                .initializer(weights("c", 4));
        model.node("LayerNormalization", "x w w", "l1").node("LayerNormalization", "x w2", "l2", integer("axis", 2));
        model.node("LpNormalization", "x", "lp").node("MeanVarianceNormalization", "x", "mvn");
        model.node("GroupNormalization", "x c c", "g", integer("num_groups", 2));
        return model.output("l1").bytes(21);
    }
}
