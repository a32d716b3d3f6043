package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Frequency;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Cycles of a network on a measured accelerator as a sum of terms, each with a fitted constant. Where an accelerator has
 * it, it takes the place of the larger of compute and memory cycles.
 *
 * @param terms the fitted terms; a term that is not there costs nothing
 * @param bytesPerChannel stored bytes per output channel beside the weights themselves (biases, scales), loaded with
 *     weights that are not resident; 0 or above
 * @param clock of the accelerator while it was measured; bytes from outside keep their time at another one. Empty: they
 *     keep their cycles
 */
public record FittedCostSpec(Map<CostTerm, Term> terms, double bytesPerChannel, Optional<Frequency> clock) {
    private static final double MOST = 1e15;

    /**
     * One term.
     *
     * @param cycles per unit of the term, 0 or above
     * @param least smallest count of a network that was measured
     * @param most largest count of a network that was measured
     */
    public record Term(double cycles, double least, double most) {
        /** Refuses negative constants and an empty range. */
        public Term {
            Checks.notNegative(cycles, "cycles");
            Checks.notNegative(least, "least");
            Checks.notNegative(most - least, "most - least");
        }
    }

    /** Copies the map, in the order of the terms. */
    public FittedCostSpec {
        Checks.notNegative(bytesPerChannel, "bytesPerChannel");
        EnumMap<CostTerm, Term> copy = new EnumMap<>(CostTerm.class);
        copy.putAll(terms);
        terms = Collections.unmodifiableMap(copy);
    }

    /** Cycles per unit of {@code term}; 0 where it is not there. */
    public double cycles(CostTerm term) {
        Term fitted = terms.get(term);
        return fitted == null ? 0 : fitted.cycles();
    }

    /** Reads a section with a key per term, each with cycles, least and most, bytes_per_channel (0), and clock. */
    static FittedCostSpec read(Section section) {
        EnumMap<CostTerm, Term> terms = new EnumMap<>(CostTerm.class);
        for (CostTerm term : CostTerm.values()) {
            section.optionalSection(term.key()).ifPresent(child -> terms.put(term, term(child)));
        }
        double channel = section.number("bytes_per_channel", 0, MOST, 0);
        Optional<Frequency> clock = section.has("clock") ? Optional.of(section.frequency("clock")) : Optional.empty();
        section.finish();
        return new FittedCostSpec(terms, channel, clock);
    }

    private static Term term(Section section) {
        double cycles = section.number("cycles", 0, MOST);
        double least = section.number("least", 0, MOST);
        double most = section.number("most", 0, MOST);
        section.finish();
        if (most < least) {
            section.problem("most", "expected a number not below 'least'");
            return new Term(cycles, most, least);
        }
        return new Term(cycles, least, most);
    }
}
