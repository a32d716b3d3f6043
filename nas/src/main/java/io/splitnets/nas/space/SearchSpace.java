package io.splitnets.nas.space;

import java.math.BigInteger;
import java.util.List;

/** A finite set of candidates, as a product of genes. What a candidate means is the codec's business. */
public interface SearchSpace {
    /** The space's name, as used in files. */
    String name();

    /** The genes, in the order of {@link Candidate#genes()}. */
    List<Gene> genes();

    /**
     * The representative of all candidates that mean the same network (genes that have no effect are set to zero). Two
     * candidates are the same network exactly when their canonical forms are equal.
     */
    Candidate canonical(Candidate candidate);

    /** Number of gene combinations, before {@link #canonical} identifies any. */
    default BigInteger combinations() {
        return genes().stream()
                .map(gene -> BigInteger.valueOf(gene.choices().size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
