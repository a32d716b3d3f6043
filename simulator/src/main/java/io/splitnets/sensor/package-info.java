/**
 * Exposure and readout times of an image sensor from its register values.
 * When frames are asked for, and what their pixels mean, is not decided here.
 */
@NullMarked
package io.splitnets.sensor;

import org.jspecify.annotations.NullMarked;
