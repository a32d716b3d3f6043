/**
 * The weight-sharing network: elastic parameters, kernels, training by the sandwich rule, evaluation of subnets.
 * No search strategy and no hardware lives here; latency and energy are the simulator's business.
 */
@NullMarked
package io.splitnets.nas.supernet;

import org.jspecify.annotations.NullMarked;
