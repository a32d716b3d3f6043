/**
 * The simulator held against theory through its front door: scenario files, run as a user runs them, beside the closed
 * forms they stand for.
 */
@NullMarked
package io.splitnets.verification;

import org.jspecify.annotations.NullMarked;
