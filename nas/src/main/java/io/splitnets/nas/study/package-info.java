/**
 * Tables of accuracies over several trainings: reads a study file, trains what its tables compare, measures, and tells
 * with intervals over the seeds what is seen. How a table is printed is decided elsewhere.
 */
@NullMarked
package io.splitnets.nas.study;

import org.jspecify.annotations.NullMarked;
