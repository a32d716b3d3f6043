package io.splitnets.cli;

/** Exit codes of every command. */
public final class Exit {
    /** All went well. */
    public static final int OK = 0;

    /** A gate of the scenario or a validation failed. */
    public static final int GATE_FAILED = 1;

    /** The input is wrong; the message says where. */
    public static final int BAD_INPUT = 2;

    /** The simulated system is overloaded, so it has no steady state. */
    public static final int OVERLOADED = 3;

    /** A fault of the program. */
    public static final int INTERNAL = 70;

    private Exit() {}
}
