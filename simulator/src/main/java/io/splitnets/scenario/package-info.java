/**
 * The scenario a user writes: its data types and the reader that checks a file and its presets.
 * No costs are computed and nothing is simulated here.
 */
@NullMarked
package io.splitnets.scenario;

import org.jspecify.annotations.NullMarked;
