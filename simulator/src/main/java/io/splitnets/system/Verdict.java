package io.splitnets.system;

/** Whether the figures of a run describe a steady state at all. */
public enum Verdict {
    /** Queues did not grow: the figures describe a steady state. */
    STABLE,
    /** No station is overloaded, but queues grew over the measured window: it starts too early, or is too short. */
    BACKLOGGED,
    /** A station is offered as much work as it can do, or more. */
    OVERLOADED
}
