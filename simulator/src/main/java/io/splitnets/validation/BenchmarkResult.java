package io.splitnets.validation;

import java.util.List;
import java.util.Optional;

/**
 * What one benchmark found.
 *
 * @param about the benchmark
 * @param demand what is asked
 * @param comparisons all figures; none if the reference is not there
 * @param errors of them; empty if there are none
 */
public record BenchmarkResult(
        Benchmark.About about, Demand demand, List<Comparison> comparisons, Optional<ErrorSummary> errors) {
    /** Copies the list. */
    public BenchmarkResult {
        comparisons = List.copyOf(comparisons);
    }

    static BenchmarkResult of(Benchmark benchmark, ReferenceFolders folders) {
        List<Comparison> comparisons = benchmark.compare(folders);
        return new BenchmarkResult(
                benchmark.about(),
                benchmark.demand(),
                comparisons,
                comparisons.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                ErrorSummary.of(comparisons, benchmark.demand().scale())));
    }

    /** Whether the errors are within what is asked; true without a reference, which says nothing. */
    public boolean ok() {
        return errors.map(demand::met).orElse(true);
    }

    /** The error of one of the figures, in units of the scale. */
    public double error(Comparison comparison) {
        return demand.scale().error(comparison);
    }
}
