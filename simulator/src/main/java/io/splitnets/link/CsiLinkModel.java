package io.splitnets.link;

import io.splitnets.hardware.Csi2Spec;
import io.splitnets.hardware.CsiLinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;

/**
 * MIPI CSI-2 (MIPI Alliance, CSI-2 v2.0) over D-PHY or C-PHY, whose packets {@link PhyTimes} gives. One long packet per
 * line, each a burst of its own.
 *
 * <pre>
 * T_line   = T_long(WC) + T_ovh + T_clk + 2 (T_short + T_ovh)      last term with line sync only
 * T_frame  = lines * T_line + 2 (T_short + T_ovh + T_clk)
 * </pre>
 *
 * <p>Line-start and line-end packets share the clock burst of their line, so a gated clock pays once per line. A tensor
 * takes whole lines of the link's tensor line length, the last one padded, as the Sony IMX500 sends them; several tensors
 * of one frame each start a line of their own. Left out: lane skew calibration, escape mode, errors and retries.
 */
final class CsiLinkModel implements LinkModel {
    private final CsiLinkSpec spec;
    private final PhyTimes phy;

    CsiLinkModel(CsiLinkSpec spec, PhyTimes phy) {
        this.spec = spec;
        this.phy = phy;
    }

    /** Long packets of equal payload, of which {@code payload} bytes in all are wanted. */
    private record Lines(long count, long wordCount, long payload) {}

    @Override
    public CsiLinkSpec spec() {
        return spec;
    }

    @Override
    public SimTime rawFrame(int width, int height, PixelFormat format) {
        return roundedUp(frame(raw(width, height, format)));
    }

    @Override
    public SimTime lastRawLine(int width, PixelFormat format) {
        return roundedUp(line(raw(width, 1, format).wordCount()).plus(endPacket()));
    }

    @Override
    public SimTime pacedRawFrame(int width, int height, PixelFormat format, Rational rowPicoseconds) {
        return paced(raw(width, height, format), rowPicoseconds);
    }

    private SimTime paced(Lines lines, Rational pitch) {
        Rational line = line(lines.wordCount());
        return roundedUp(line.max(pitch).times(lines.count() - 1L).plus(line).plus(endPacket()));
    }

    @Override
    public SimTime pacedTensors(List<Long> bytesPerTensor, Rational pitchPicoseconds) {
        Lines lines = tensorLines(bytesPerTensor);
        return lines.count() == 0 ? SimTime.ZERO : paced(lines, pitchPicoseconds);
    }

    @Override
    public SimTime tensors(List<Long> bytesPerTensor) {
        Lines lines = tensorLines(bytesPerTensor);
        return lines.count() == 0 ? SimTime.ZERO : roundedUp(frame(lines));
    }

    @Override
    public long rawWireBytes(int width, int height, PixelFormat format) {
        return wireBytes(raw(width, height, format));
    }

    @Override
    public long tensorWireBytes(List<Long> bytesPerTensor) {
        return wireBytes(tensorLines(bytesPerTensor));
    }

    @Override
    public LinkTerms rawTerms(int width, int height, PixelFormat format, Frequency fps) {
        return terms(raw(width, height, format), fps);
    }

    @Override
    public LinkTerms tensorTerms(List<Long> bytesPerTensor, Frequency fps) {
        return terms(tensorLines(bytesPerTensor), fps);
    }

    private static Lines raw(int width, int height, PixelFormat format) {
        if (height < 1) {
            throw new IllegalArgumentException("expected at least one line, not " + height);
        }
        int wordCount = format.lineBytes(width);
        if (wordCount > Csi2Spec.MAX_WORD_COUNT) {
            throw new IllegalArgumentException("a line of " + wordCount + " bytes is beyond the "
                    + Csi2Spec.MAX_WORD_COUNT + " bytes of a CSI-2 long packet");
        }
        return new Lines(height, wordCount, (long) height * wordCount);
    }

    private Lines tensorLines(List<Long> bytesPerTensor) {
        long count = 0;
        long payload = 0;
        for (long bytes : bytesPerTensor) {
            if (bytes < 0) {
                throw new IllegalArgumentException("expected zero bytes or more, not " + bytes);
            }
            count += (bytes + spec.csi().tensorLineBytes() - 1) / spec.csi().tensorLineBytes();
            payload += bytes;
        }
        return new Lines(count, spec.csi().tensorLineBytes(), payload);
    }

    private Rational line(long wordCount) {
        Rational line = phy.longPacket(wordCount).plus(phy.overhead()).plus(phy.clockOverhead());
        return spec.csi().lineSync()
                ? line.plus(phy.shortPacket().plus(phy.overhead()).times(2))
                : line;
    }

    /** A short packet that starts or ends a frame. */
    private Rational endPacket() {
        return phy.shortPacket().plus(phy.overhead()).plus(phy.clockOverhead());
    }

    private Rational frame(Lines lines) {
        return line(lines.wordCount()).times(lines.count()).plus(endPacket().times(2));
    }

    private long wireBytes(Lines lines) {
        if (lines.count() == 0) {
            return 0;
        }
        long sync = spec.csi().lineSync() ? 2 * phy.shortPacketBytes() : 0;
        return lines.count() * (phy.longPacketBytes(lines.wordCount()) + sync) + 2 * phy.shortPacketBytes();
    }

    private long bursts(Lines lines) {
        return lines.count() == 0 ? 0 : lines.count() * (spec.csi().lineSync() ? 3 : 1) + 2;
    }

    private LinkTerms terms(Lines lines, Frequency fps) {
        Rational frame = frame(lines);
        Rational payload = phy.payload(lines.payload());
        return new LinkTerms(
                nanos(phy.unitInterval()),
                lines.wordCount(),
                nanos(phy.longPacket(lines.wordCount())),
                nanos(phy.overhead()),
                nanos(phy.clockOverhead()),
                nanos(line(lines.wordCount())),
                nanos(endPacket()),
                frame.toDouble() / 1e6,
                payload.toDouble() / 1e6,
                payload.signum() == 0 ? 0 : (frame.toDouble() / payload.toDouble() - 1) * 100,
                frame.toDouble() * fps.hertz().toDouble() / SimTime.PER_SECOND,
                SimTime.PER_SECOND / frame.toDouble(),
                lines.count(),
                wireBytes(lines),
                bursts(lines));
    }

    private static double nanos(Rational picoseconds) {
        return picoseconds.toDouble() / 1e3;
    }

    private static SimTime roundedUp(Rational picoseconds) {
        return new SimTime(picoseconds.ceil());
    }
}
