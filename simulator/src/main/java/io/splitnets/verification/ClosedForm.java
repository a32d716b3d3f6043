package io.splitnets.verification;

import java.util.Locale;

/** The closed forms that the simulator is held against, in the order in which they are printed. */
public enum ClosedForm {
    /** Poisson frames, exponential service. */
    MM1(1, "M/M/1", "Poisson frames, exponential service"),
    /** Poisson frames, constant service. */
    MD1(2, "M/D/1", "Poisson frames, constant service"),
    /** Poisson frames, any service. */
    MG1(3, "M/G/1", "Poisson frames, any service"),
    /** Several servers. */
    MMC(4, "M/M/c", "several servers"),
    /** Several servers without a queue. */
    ERLANG_B(5, "M/M/c/c", "several servers without a queue"),
    /** A periodic camera, exponential service. */
    DM1(6, "D/M/1", "a periodic camera, exponential service"),
    /** Bounds on the wait for any arrivals and services. */
    GG1_BOUNDS(7, "GI/G/1", "bounds on the wait for any arrivals and services"),
    /** Periodic cameras, constant service. */
    DD1(8, "D/D/1", "periodic cameras, constant service"),
    /** Periodic cameras with random phases. */
    RANDOM_PHASES(9, "N*D/D/1", "periodic cameras with random phases"),
    /** Periodic cameras of different rates. */
    HYPER_PERIOD(10, "sum D/D/1", "periodic cameras of 30, 60 and 90 fps"),
    /** Stations with exponential services one after the other. */
    TANDEM_EXPONENTIAL(11, "M/M/1 in a row", "stations with exponential services one after the other"),
    /** Stations with constant services one after the other. */
    TANDEM_CONSTANT(12, "M/D/1 in a row", "stations with constant services one after the other"),
    /** Cameras with a common trigger whose results are joined. */
    FORK_JOIN(13, "fork-join", "cameras with a common trigger whose results are joined"),
    /** A limited queue. */
    MM1K(14, "M/M/1/K", "a limited queue"),
    /** A limited queue in front of a constant service. */
    MD1K(15, "M/D/1/K", "a limited queue in front of a constant service"),
    /** No queue. */
    NO_QUEUE(16, "G/G/1/1", "no queue"),
    /** Classes of different urgency. */
    PRIORITIES(17, "priorities", "classes of different urgency"),
    /** Several frames at one random instant. */
    BATCHES(18, "M^X/D/1", "several frames at one random instant"),
    /** Frames that share a station packet by packet. */
    SHARING(19, "M/G/1-PS", "frames that share a station packet by packet"),
    /** Bounds on the worst case from token buckets and service curves. */
    NETWORK_CALCULUS(20, "network calculus", "bounds on the worst case from token buckets and service curves"),
    /** Bounds on the worst case of periodic work with fixed priorities. */
    RESPONSE_TIMES(21, "fixed priorities", "bounds on the worst case of periodic work with fixed priorities"),
    /** Conservation, Little's law, busy time. */
    IDENTITIES(22, "identities", "conservation, Little's law, busy time");

    private final int number;
    private final String title;
    private final String meaning;

    ClosedForm(int number, String title, String meaning) {
        this.number = number;
        this.title = title;
        this.meaning = meaning;
    }

    /** Its number in the documentation, from 1. */
    public int number() {
        return number;
    }

    /** Its name on the command line, such as {@code erlang-b}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it is called in queueing theory, short. */
    public String title() {
        return title;
    }

    /** What it is about, in words. */
    public String meaning() {
        return meaning;
    }
}
