package io.splitnets.measure;

/**
 * When one frame passed each boundary, in ps from the start of the run. A boundary it did not reach is
 * {@link #NOT_REACHED}; a station it does not visit is passed in no time.
 *
 * @param camera position of its camera in the plan
 * @param network position of the network it is for
 * @param index trigger number, among those the network takes
 * @param exposureStart start of the exposure
 * @param readoutStart end of the exposure
 * @param readoutEnd end of the readout
 * @param sensorStart start on the sensor's network processor
 * @param sensorEnd end there
 * @param linkStart first bit on the link
 * @param linkEnd last bit
 * @param joined its set of views is complete (equal to {@code linkEnd} without fusion)
 * @param aggregatorStart start on the aggregator
 * @param aggregatorEnd the result
 * @param dropped why it was dropped, or ""
 */
public record TimelineFrame(
        int camera,
        int network,
        long index,
        long exposureStart,
        long readoutStart,
        long readoutEnd,
        long sensorStart,
        long sensorEnd,
        long linkStart,
        long linkEnd,
        long joined,
        long aggregatorStart,
        long aggregatorEnd,
        String dropped) {
    /** Stands for a boundary that was not reached. */
    public static final long NOT_REACHED = Long.MIN_VALUE;
}
