/**
 * Energy of a frame by component, from counts (MACs, bytes, pixels) and busy times.
 * The counts come from the cost models; no power is simulated over time.
 */
@NullMarked
package io.splitnets.energy;

import org.jspecify.annotations.NullMarked;
