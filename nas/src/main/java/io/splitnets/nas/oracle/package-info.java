/**
 * The latency, memory, bytes and energy of a candidate, asked of the simulator.
 * The only package of the search that calls the simulator; accuracy is not its business.
 */
@NullMarked
package io.splitnets.nas.oracle;

import org.jspecify.annotations.NullMarked;
