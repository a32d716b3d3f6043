/**
 * Results as JSON, CSV and hand-written SVG and HTML, and the provenance that every result carries.
 * No figure is computed here.
 */
@NullMarked
package io.splitnets.report;

import org.jspecify.annotations.NullMarked;
