/**
 * Frame arrivals: periodic with jitter and drops, Poisson, bursts, and recorded ones; readers of recorded traces, their
 * examination, fitting and generation. What a sensor does with a frame, exposure and readout included, does not live
 * here.
 */
@NullMarked
package io.splitnets.trace;

import org.jspecify.annotations.NullMarked;
