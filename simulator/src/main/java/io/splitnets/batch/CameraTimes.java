package io.splitnets.batch;

import io.splitnets.units.Rational;

/**
 * One camera of a system that the recursion can follow: the instants of its frame 0, and times that all its frames
 * share, in ps. Frame k is frame 0 later by {@code floor(k * period)}.
 *
 * @param period exact, in ps
 * @param stamp time stamp of frame 0
 * @param exposureStart of frame 0
 * @param exposure its length
 * @param readout its length
 * @param offer when frame 0 comes to its first station
 * @param reference instant from which the latency of frame 0 is counted
 * @param servers of the network processor, 0 without one
 * @param compute time there
 * @param room waiting places there, 0 for no limit
 * @param link position of its link
 * @param transfer time on the link
 * @param cutThrough whether the frame goes out while it is read out
 * @param lastLine time on the link that remains after the last line was read, at least
 */
record CameraTimes(
        Rational period,
        long stamp,
        long exposureStart,
        long exposure,
        long readout,
        long offer,
        long reference,
        int servers,
        long compute,
        int room,
        int link,
        long transfer,
        boolean cutThrough,
        long lastLine) {
    /** End of the readout of frame 0. */
    long readoutEnd() {
        return exposureStart + exposure + readout;
    }

    boolean computes() {
        return servers > 0;
    }
}
