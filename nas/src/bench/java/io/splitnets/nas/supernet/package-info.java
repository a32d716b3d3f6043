/** What the benchmarks need to see of the supernet's inside. */
@NullMarked
package io.splitnets.nas.supernet;

import org.jspecify.annotations.NullMarked;
