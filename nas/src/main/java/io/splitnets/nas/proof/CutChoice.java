package io.splitnets.nas.proof;

/**
 * Where a network is cut and how much crosses.
 *
 * @param cut the block in front of the cut; {@code none} or {@code all} where nothing or all is on the sensor
 * @param kept channels that cross; as many as {@code channels} without a split module
 * @param channels of the network at the cut; 0 where it is not cut inside
 * @param p99Ms 99th percentile of the latency, ms; infinite without a steady state
 * @param linkBytes bytes over the link for one frame
 * @param sensorBytes peak activations and weights of the part on the sensor
 */
public record CutChoice(String cut, int kept, int channels, double p99Ms, long linkBytes, long sensorBytes) {
    /** The share of the channels that crosses, 1 without a split module. */
    double share() {
        return channels == 0 ? 1 : (double) kept / channels;
    }

    /** In words: {@code mb2, 4 of 24 ch}. */
    public String text() {
        return channels == 0 ? cut : cut + ", " + (kept == channels ? "all " : kept + " of ") + channels + " ch";
    }
}
