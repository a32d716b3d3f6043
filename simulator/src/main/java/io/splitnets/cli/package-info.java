/**
 * The commands of the simulator: arguments in, text or JSON out, exit codes.
 * What a command computes lives in the packages it calls.
 */
@NullMarked
package io.splitnets.cli;

import org.jspecify.annotations.NullMarked;
