/**
 * Fits the constants of an accelerator to measured latencies: non-negative least squares on relative error, with the
 * error on networks left out.
 */
@NullMarked
package io.splitnets.calibration;

import org.jspecify.annotations.NullMarked;
