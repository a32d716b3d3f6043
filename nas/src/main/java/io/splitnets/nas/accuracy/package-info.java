/**
 * The accuracy of a candidate: measured on the trained supernet and kept in a file, or predicted from measured ones.
 * No training happens here.
 */
@NullMarked
package io.splitnets.nas.accuracy;

import org.jspecify.annotations.NullMarked;
