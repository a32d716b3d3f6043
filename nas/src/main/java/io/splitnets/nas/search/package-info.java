/**
 * Search strategies over a space of candidates: objectives, constraints, ask/tell strategies, fronts and checkpoints.
 * What a candidate means, how it is evaluated and where files lie are not known here.
 */
@NullMarked
package io.splitnets.nas.search;

import org.jspecify.annotations.NullMarked;
