package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.function.ToDoubleFunction;

/**
 * A bound that can be checked without an evaluation, {@code value <= limit}: candidates that break it are never asked
 * for.
 *
 * @param name as printed, unique within a search
 * @param unit of the value and the limit, as printed; "" for none
 * @param limit the largest admissible value
 * @param value pure function of the candidate; a result that is not a number counts as beyond the limit
 */
public record CheapConstraint(String name, String unit, double limit, ToDoubleFunction<Candidate> value) {}
