/**
 * Benchmarks of the search. Measures only: what must hold is tested elsewhere, and nothing here gates a build.
 */
@NullMarked
package io.splitnets.nas.bench;

import org.jspecify.annotations.NullMarked;
