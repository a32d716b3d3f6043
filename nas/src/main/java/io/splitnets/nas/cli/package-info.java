/**
 * The commands of the search: arguments in, progress and front out.
 * What a command computes lives in the packages it calls.
 */
@NullMarked
package io.splitnets.nas.cli;

import org.jspecify.annotations.NullMarked;
