package io.splitnets.validation;

import java.util.Comparator;
import java.util.List;

/**
 * The errors of one benchmark, in units of its scale.
 *
 * @param n figures compared
 * @param bias mean of the errors with their signs
 * @param mean mean of their sizes
 * @param worst the error of largest size, with its sign
 * @param worstAt the figure that has it; the first of equals
 * @param total error of the sum of all figures
 */
public record ErrorSummary(int n, double bias, double mean, double worst, String worstAt, double total) {
    static ErrorSummary of(List<Comparison> comparisons, ErrorScale scale) {
        double[] errors = comparisons.stream().mapToDouble(scale::error).toArray();
        Comparison worst = comparisons.stream()
                .sorted(Comparator.comparingDouble((Comparison figure) -> Math.abs(scale.error(figure)))
                        .reversed())
                .findFirst()
                .orElseThrow();
        double bias = 0;
        double mean = 0;
        double references = 0;
        double models = 0;
        for (int i = 0; i < errors.length; i++) {
            bias += errors[i] / errors.length;
            mean += Math.abs(errors[i]) / errors.length;
            references += comparisons.get(i).reference();
            models += comparisons.get(i).model();
        }
        return new ErrorSummary(
                errors.length, bias, mean, scale.error(worst), worst.what(), scale.error(references, models));
    }
}
