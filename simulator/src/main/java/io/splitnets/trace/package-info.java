/** Stub. */
@NullMarked
package io.splitnets.trace;

import org.jspecify.annotations.NullMarked;
