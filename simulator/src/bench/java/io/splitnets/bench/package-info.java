/**
 * Benchmarks of the simulator. Measures only: what must hold is tested elsewhere, and nothing here gates a build.
 */
@NullMarked
package io.splitnets.bench;

import org.jspecify.annotations.NullMarked;
