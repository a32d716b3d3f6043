/**
 * Closed forms of queueing theory, the truth the simulation is held against. Plain numbers in, plain numbers out:
 * nothing here simulates.
 */
@NullMarked
package io.splitnets.analytic;

import org.jspecify.annotations.NullMarked;
