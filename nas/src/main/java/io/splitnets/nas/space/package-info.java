/**
 * What may be searched: genes, candidates, spaces, and the codec from a candidate to a network and its cut.
 * No training, no latency and no search strategy lives here.
 */
@NullMarked
package io.splitnets.nas.space;

import org.jspecify.annotations.NullMarked;
