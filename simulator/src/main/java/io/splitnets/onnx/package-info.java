/**
 * Networks from ONNX files: the wire format read with limits, shapes inferred by rules of our own, and the conversion to a
 * {@link io.splitnets.network.NetworkGraph}. Weights are never loaded; only shapes and small tensors of sizes are.
 */
@NullMarked
package io.splitnets.onnx;

import org.jspecify.annotations.NullMarked;
