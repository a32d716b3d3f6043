package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;
import io.splitnets.network.Precision;

/**
 * Stored size of a layer's operands, each rounded up to whole bytes.
 *
 * @param weights bytes
 * @param ifmap bytes
 * @param ofmap bytes
 */
record OperandBytes(long weights, long ifmap, long ofmap) {
    static OperandBytes of(LayerWorkload layer, Precision precision) {
        return new OperandBytes(
                bytes(layer.weights(), precision.weightBits()),
                bytes(layer.ifmap(), precision.activationBits()),
                bytes(layer.ofmap(), precision.activationBits()));
    }

    private static long bytes(long elements, int bits) {
        return Folds.ceilDiv(Math.multiplyExact(elements, bits), 8);
    }

    long total() {
        return Math.addExact(weights, Math.addExact(ifmap, ofmap));
    }
}
