package io.splitnets.trace;

/** Stub. */
public sealed interface Jitter {
    record None() implements Jitter {}

    record Gaussian(double sigmaPs) implements Jitter {}
}
