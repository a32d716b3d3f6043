/**
 * The hardware models held against other tools, standards and silicon: what is compared, the errors, and what is demanded
 * of them. Queueing theory lives in {@code verification}, fitting a model to measurements in {@code calibration}.
 */
@NullMarked
package io.splitnets.validation;

import org.jspecify.annotations.NullMarked;
