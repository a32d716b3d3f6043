package io.splitnets.nas.study;

/** What stands in a table. */
public sealed interface Cell {
    /** Words. */
    record Text(String text) implements Cell {}

    /**
     * A figure over the seeds.
     *
     * @param figure its values
     * @param scale how it is shown
     */
    record Figure(SeedFigure figure, Scale scale) implements Cell {}

    /** How a figure is shown. */
    enum Scale {
        /** A share of images, shown in percent. */
        SHARE,
        /** A difference of shares, shown in percentage points with its sign. */
        DIFFERENCE,
        /** A rank correlation, from -1 to 1. */
        CORRELATION
    }

    /** Words. */
    static Cell text(String text) {
        return new Text(text);
    }

    /** A share of images. */
    static Cell share(SeedFigure figure) {
        return new Figure(figure, Scale.SHARE);
    }

    /** A difference of shares of images. */
    static Cell difference(SeedFigure figure) {
        return new Figure(figure, Scale.DIFFERENCE);
    }
}
