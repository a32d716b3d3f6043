package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;

/** Orders of the weights of a convolution. */
final class Weights {
    private Weights() {}

    /** (kernel, kernel, in, out) as (out, in, kernel, kernel), which ONNX and DL4J read. */
    static float[] outputsFirst(FoldedLayer.Convolution conv) {
        int taps = conv.kernel() * conv.kernel();
        int in = conv.inputs() / conv.groups();
        int out = conv.outputs();
        float[] turned = new float[conv.weights().length];
        for (int t = 0; t < taps; t++) {
            for (int i = 0; i < in; i++) {
                for (int o = 0; o < out; o++) {
                    turned[(o * in + i) * taps + t] = conv.weights()[(t * in + i) * out + o];
                }
            }
        }
        return turned;
    }

    /** (in, out) as (out, in). */
    static float[] outputsFirst(float[] matrix, int inputs) {
        int outputs = matrix.length / inputs;
        float[] turned = new float[matrix.length];
        for (int i = 0; i < inputs; i++) {
            for (int o = 0; o < outputs; o++) {
                turned[o * inputs + i] = matrix[i * outputs + o];
            }
        }
        return turned;
    }
}
