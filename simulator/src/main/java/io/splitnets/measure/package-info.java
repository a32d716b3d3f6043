/**
 * What is measured while a run goes on: exact sums, levels over time, quantiles, intervals over replications.
 * Nothing here moves a frame or knows how a system is built.
 */
@NullMarked
package io.splitnets.measure;

import org.jspecify.annotations.NullMarked;
