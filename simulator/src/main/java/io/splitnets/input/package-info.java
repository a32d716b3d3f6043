/**
 * Files a user writes: a strict reader of YAML and JSON that knows where every value stands, and safe writing of results.
 * What the keys mean is not known here; each package reads its own sections.
 */
@NullMarked
package io.splitnets.input;

import org.jspecify.annotations.NullMarked;
