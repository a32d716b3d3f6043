package io.splitnets.validation;

import java.util.List;

/** A reference that a model is held against. */
public interface Benchmark {
    /**
     * What it is.
     *
     * @param id as given to {@code --only}
     * @param title reference and quantity
     * @param source where the figures come from
     * @param date when they were published, year or year and month
     * @param domain what the figures cover, and so where the error may be relied on
     * @param kind how much a small error means
     */
    record About(String id, String title, String source, String date, String domain, Kind kind) {}

    /** How far a comparison is a test of the model. */
    enum Kind {
        /** The same formula from elsewhere: any difference is a fault. */
        EXACT,
        /** Parameters from data sheets or assumed, none from the figures themselves. */
        PREDICTED,
        /** Parameters fitted to other figures of the same table: each figure is predicted with itself left out. */
        LEFT_OUT,
        /** Parameters fitted to these very figures: the error says how well the form of the model suits them. */
        FITTED,
        /** Some parameter is assumed so that the figure is met or nearly so; listed on the page of the case. */
        ASSUMED
    }

    About about();

    Demand demand();

    /**
     * The figures; none where the table is nowhere to be found.
     *
     * @throws io.splitnets.input.InputException if a table is there but cannot be read
     */
    List<Comparison> compare(ReferenceFolders folders);
}
