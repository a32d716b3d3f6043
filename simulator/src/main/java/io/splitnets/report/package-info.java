/**
 * Results as JSON and text, and the provenance that every result carries.
 * No figure is computed here.
 */
@NullMarked
package io.splitnets.report;

import org.jspecify.annotations.NullMarked;
