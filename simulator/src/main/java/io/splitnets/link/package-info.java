/**
 * Time and bytes on the wire of frames and tensors over a link.
 * Formulas only: queueing for a shared link lives in the moving parts.
 */
@NullMarked
package io.splitnets.link;

import org.jspecify.annotations.NullMarked;
