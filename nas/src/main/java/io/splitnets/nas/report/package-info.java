/**
 * The result of a search as CSV, JSON, manifest and one offline page.
 * No figure is computed here.
 */
@NullMarked
package io.splitnets.nas.report;

import org.jspecify.annotations.NullMarked;
