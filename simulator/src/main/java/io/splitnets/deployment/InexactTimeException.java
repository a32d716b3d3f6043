package io.splitnets.deployment;

/** A time of a scenario that is too long, or has too many digits, to be held exactly. */
public final class InexactTimeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InexactTimeException(String scenario, ArithmeticException cause) {
        super(
                "scenario " + scenario
                        + ": a time of it does not fit; expected rates and clocks that are faster or have"
                        + " fewer digits",
                cause);
    }
}
