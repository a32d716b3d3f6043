/**
 * Candidates leave the supernet here: as ONNX files and as DL4J graphs, one part for the sensor and one for the
 * aggregator. No training and no measuring lives here.
 */
@NullMarked
package io.splitnets.nas.export;

import org.jspecify.annotations.NullMarked;
