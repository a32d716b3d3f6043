/**
 * A scenario costed: the network cut and mapped on its hardware, as service times, bytes, memory and energy.
 * No events happen here; the result is a plan that the system package runs.
 */
@NullMarked
package io.splitnets.deployment;

import org.jspecify.annotations.NullMarked;
