/**
 * A search from file to front: reads a search file, wires space, oracle, accuracy and strategy, and runs them.
 * How a candidate is judged or proposed is decided in the packages it wires.
 */
@NullMarked
package io.splitnets.nas.experiment;

import org.jspecify.annotations.NullMarked;
