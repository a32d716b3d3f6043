package io.splitnets.validation;

/** How the difference between a model and a reference is counted. */
public enum ErrorScale {
    /** 100 (model / reference - 1). */
    PERCENT("%"),
    /** model - reference in nanoseconds. */
    NANOSECONDS("ns"),
    /** model - reference in frames per second. */
    FRAMES_PER_SECOND("fps"),
    /** model - reference in KiB. */
    KIBIBYTES("KiB"),
    /** model - reference, a count. */
    COUNT("");

    private final String unit;

    ErrorScale(String unit) {
        this.unit = unit;
    }

    /** As printed behind an error; empty for a count. */
    public String unit() {
        return unit;
    }

    double error(double reference, double model) {
        return this == PERCENT ? 100 * (model / reference - 1) : model - reference;
    }

    double error(Comparison comparison) {
        return error(comparison.reference(), comparison.model());
    }
}
