/**
 * Labelled images in memory and the readers that produce them.
 * Nothing here trains or evaluates a network; this package uses no supernet.
 */
@NullMarked
package io.splitnets.nas.dataset;

import org.jspecify.annotations.NullMarked;
