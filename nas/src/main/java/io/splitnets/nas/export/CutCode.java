package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the features at the cut are written in an ONNX file: as signed codes of 8 or 16 bits (fewer bits use a part of
 * the 8), or as floats where a value has more bits than 16.
 *
 * @param type ONNX element type
 * @param range magnitude at which values are clipped; infinite where floats cross as they are
 * @param scale value of one code; positive
 */
record CutCode(int type, float range, float scale) {
    /** First operator set whose quantisers know 16 bits; the other parts of a file need 13. */
    static final int OPERATORS_16 = 21;

    static CutCode of(SubnetParts parts) {
        return parts.quantiser().map(CutCode::of).orElse(new CutCode(OnnxModel.FLOAT, Float.POSITIVE_INFINITY, 1f));
    }

    private static CutCode of(FoldedLayer.Quantise quantise) {
        int type = quantise.bits() <= 8 ? OnnxModel.INT8 : quantise.bits() <= 16 ? OnnxModel.INT16 : OnnxModel.FLOAT;
        float scale = quantise.range() > 0 ? quantise.range() / quantise.levels() : 1f;
        return new CutCode(type, quantise.range(), scale);
    }

    int operators() {
        return type == OnnxModel.INT16 ? OPERATORS_16 : 13;
    }

    /** Clips and quantises {@code x}; gives the name of the codes. */
    String encode(OnnxModel model, String x) {
        if (Float.isInfinite(range)) {
            return model.node("Identity", "features", x);
        }
        String low = model.constant("cut.low", new float[] {-range});
        String high = model.constant("cut.high", new float[] {range});
        if (type == OnnxModel.FLOAT) {
            return model.node("Clip", "features", x, low, high);
        }
        String clipped = model.node("Clip", "cut.clip", x, low, high);
        return model.node("QuantizeLinear", "features", clipped, scale(model), zero(model));
    }

    /** Turns the codes {@code features} into values. */
    String decode(OnnxModel model, String features, String name, boolean first) {
        if (type == OnnxModel.FLOAT) {
            return model.node("Identity", name, features);
        }
        String by = first ? scale(model) : "cut.scale";
        return model.node("DequantizeLinear", name, features, by, first ? zero(model) : "cut.zero");
    }

    private String scale(OnnxModel model) {
        return model.constant("cut.scale", new float[] {scale});
    }

    private String zero(OnnxModel model) {
        int bytes = type == OnnxModel.INT8 ? Byte.BYTES : Short.BYTES;
        return model.constant(
                "cut.zero",
                type,
                ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN).array());
    }
}
