/**
 * Cycles, traffic and time of one layer, and of a list of layers, on one accelerator.
 * Formulas only: no queue, no clock, no file.
 */
@NullMarked
package io.splitnets.npu;

import org.jspecify.annotations.NullMarked;
