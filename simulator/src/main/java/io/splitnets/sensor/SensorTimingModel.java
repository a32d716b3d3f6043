package io.splitnets.sensor;

import io.splitnets.hardware.SensorSpec;
import io.splitnets.hardware.Shutter;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * Exposure and readout of a frame from register values, exact. Times that need not be whole picoseconds are
 * {@link Rational}s of picoseconds; whoever schedules an event rounds once.
 *
 * <pre>
 * line      = HTS / f_pix
 * period    = max(requested, VTS * line, exposure + margin * line)
 * exposure  = whole lines, at least one
 * </pre>
 *
 * <p>The rows of a frame are timed from t = 0, the end of the exposure (of the first row, with a rolling shutter), which
 * is also the start of readout. Left out: the transfer of charge before a global shutter's readout (part of the first
 * line time here), analogue gain, strobe, and drift of the clock.
 *
 * @param pixelClock f_pix
 * @param hts pixel clocks per line, at least 1
 * @param vts fewest lines per frame, at least {@code height}
 * @param height active lines
 * @param marginLines lines by which the exposure must stay below the period
 * @param shutter global or rolling
 */
public record SensorTimingModel(Frequency pixelClock, int hts, int vts, int height, int marginLines, Shutter shutter) {
    /** Refuses sizes out of range. */
    public SensorTimingModel {
        if (hts < 1 || height < 1 || vts < height || marginLines < 0) {
            throw new IllegalArgumentException("expected hts and height of at least 1, vts of at least height");
        }
    }

    /** The timing of {@code spec}. */
    public static SensorTimingModel of(SensorSpec spec) {
        return new SensorTimingModel(
                spec.pixelClock(), spec.hts(), spec.vts(), spec.height(), spec.exposureMarginLines(), spec.shutter());
    }

    /** Time of one line, ps. */
    public Rational line() {
        return pixelClock.periodPicoseconds().times(hts);
    }

    /** Shortest time between two frames, ps. */
    public Rational frameInterval() {
        return line().times(vts);
    }

    /** Most frames per second. */
    public Rational fps() {
        return pixelClock.hertz().dividedBy(Rational.of((long) hts * vts));
    }

    /** From the start of readout until the last row is out, ps. */
    public Rational readout() {
        return line().times(height);
    }

    /** Lines without a row in the shortest frame, as a time, ps. */
    public Rational blanking() {
        return line().times((long) vts - height);
    }

    /** The exposure that the sensor makes of {@code wanted}: whole lines, rounded down, at least one; ps. */
    public Rational exposure(SimTime wanted) {
        return line().times(Math.max(1, linesIn(Rational.of(wanted.picoseconds()))));
    }

    /** As {@link #exposure}, but short enough to leave {@code period} as it is: at most its lines less the margin. */
    public Rational exposureWithin(SimTime wanted, Rational period) {
        long most = Math.max(1, linesIn(period) - marginLines);
        Rational limit = line().times(most);
        Rational exposure = exposure(wanted);
        return exposure.compareTo(limit) <= 0 ? exposure : limit;
    }

    /** The period that results from a requested one and an exposure, ps. */
    public Rational period(Rational requested, Rational exposure) {
        return requested.max(frameInterval()).max(exposure.plus(line().times(marginLines)));
    }

    /** The shortest period with this exposure, ps. */
    public Rational period(Rational exposure) {
        return period(Rational.ZERO, exposure);
    }

    /** When row {@code row}, from 0, starts to be exposed: zero or before for a global shutter; ps. */
    public Rational rowExposureStart(int row, Rational exposure) {
        return rowExposureEnd(row).minus(exposure);
    }

    /** When row {@code row}, from 0, is no longer exposed, ps. */
    public Rational rowExposureEnd(int row) {
        return line().times(checked(row) * (shutter == Shutter.GLOBAL ? 0L : 1L));
    }

    /** When row {@code row}, from 0, has left the array, ps. */
    public Rational rowComplete(int row) {
        return line().times(checked(row) + 1L);
    }

    private int checked(int row) {
        if (row < 0 || row >= height) {
            throw new IllegalArgumentException("row " + row + " is not among " + height);
        }
        return row;
    }

    private long linesIn(Rational picoseconds) {
        return picoseconds.dividedBy(line()).floor();
    }
}
