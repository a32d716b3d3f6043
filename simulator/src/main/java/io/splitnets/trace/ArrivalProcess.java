package io.splitnets.trace;

/** Stub. */
public interface ArrivalProcess {
    boolean next();

    long index();

    long timePs();
}
