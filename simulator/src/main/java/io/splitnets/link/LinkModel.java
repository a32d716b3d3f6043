package io.splitnets.link;

import io.splitnets.hardware.LinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;

/**
 * Time and bytes of one transfer on a link that carries nothing else. Times are computed as exact fractions and rounded
 * up to the picosecond once per transfer. Implementations are pure and safe for use by several threads.
 *
 * <p>Every method that takes a width throws {@link IllegalArgumentException} where the width breaks a packed group of
 * the format, or a size is below one.
 */
public interface LinkModel {
    /** The link. */
    LinkSpec spec();

    /** A raw frame of {@code width} x {@code height} pixels, lines back to back. */
    SimTime rawFrame(int width, int height, PixelFormat format);

    /** From the moment the last line of a frame is ready, with all others sent, to the end of the frame. */
    SimTime lastRawLine(int width, PixelFormat format);

    /**
     * A raw frame whose lines become ready one by one, from the moment the first line is ready to the end of the frame. The
     * slower of sensor and link sets the pace.
     *
     * @param rowPicoseconds time between two lines of the sensor, zero or above
     */
    SimTime pacedRawFrame(int width, int height, PixelFormat format, Rational rowPicoseconds);

    /**
     * Tensors sent together as one frame.
     *
     * @param bytesPerTensor size of each, zero or above; with no byte at all nothing is sent and the time is zero
     */
    SimTime tensors(List<Long> bytesPerTensor);

    /**
     * Tensors sent together as one frame whose packets become ready one by one, from the moment the first is ready to the
     * end of the frame.
     *
     * @param pitchPicoseconds time between two packets, zero or above
     */
    SimTime pacedTensors(List<Long> bytesPerTensor, Rational pitchPicoseconds);

    /** One tensor sent as one frame. */
    default SimTime tensors(long bytes) {
        return tensors(List.of(bytes));
    }

    /** Bytes on the wire of a raw frame, everything included. */
    long rawWireBytes(int width, int height, PixelFormat format);

    /** Bytes on the wire of tensors sent together, everything included. */
    long tensorWireBytes(List<Long> bytesPerTensor);

    /** The terms of a raw frame at {@code fps}. */
    LinkTerms rawTerms(int width, int height, PixelFormat format, Frequency fps);

    /** The terms of tensors sent together at {@code fps}. */
    LinkTerms tensorTerms(List<Long> bytesPerTensor, Frequency fps);
}
