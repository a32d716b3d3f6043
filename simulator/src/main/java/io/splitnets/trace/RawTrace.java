package io.splitnets.trace;

/** Stamps of one sensor as they stand in the file, in its order, possibly repeated or out of order. */
record RawTrace(String sensor, long[] stampsNs, long[] exposuresNs) {}
