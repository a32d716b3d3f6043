/**
 * Systems without randomness, losses and feedback as sums and maxima over arrays: latencies without an event list, and a
 * guard that refuses every case it cannot prove, which the simulation then answers.
 */
@NullMarked
package io.splitnets.batch;

import org.jspecify.annotations.NullMarked;
