/**
 * Quantities with their units: exact times, rates, sizes, and the parser that reads them from files.
 * No hardware and no simulation lives here; this package uses no other.
 */
@NullMarked
package io.splitnets.units;

import org.jspecify.annotations.NullMarked;
