package io.splitnets.link;

import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;

/**
 * MIPI CSI-2 over D-PHY (MIPI Alliance, CSI-2 v2.0 and D-PHY v1.2). One long packet per line, each a burst of its own.
 *
 * <pre>
 * T_hs(B)  = ceil(B / lanes) * 8 UI
 * T_ovh    = TLPX + (THS-PREPARE + THS-ZERO) + sync + THS-TRAIL + THS-EXIT
 * T_clk    = TLPX + (TCLK-PREPARE + TCLK-ZERO) + TCLK-PRE + TCLK-POST + TCLK-TRAIL     gated clock only
 * T_line   = T_hs(4 + WC + 2) + T_ovh + T_clk + 2 (T_hs(4) + T_ovh)                    last term with line sync only
 * T_short  = T_hs(4) + T_ovh + T_clk
 * T_frame  = lines * T_line + 2 T_short
 * </pre>
 *
 * <p>Line-start and line-end packets share the clock burst of their line, so a gated clock pays once per line. A tensor
 * takes whole lines of the link's tensor line length, the last one padded, as the Sony IMX500 sends them; several tensors
 * of one frame each start a line of their own. Left out: lane skew calibration, escape mode, errors and retries, other
 * virtual channels.
 */
final class DPhyLinkModel implements LinkModel {
    private static final int HEADER_AND_CHECKSUM = 6;

    private final DPhyLinkSpec spec;
    private final Burst burst;

    DPhyLinkModel(DPhyLinkSpec spec) {
        this.spec = spec;
        this.burst = Burst.of(spec);
    }

    /** Long packets of equal payload, of which {@code payload} bytes in all are wanted. */
    private record Lines(long count, long wordCount, long payload) {}

    @Override
    public DPhyLinkSpec spec() {
        return spec;
    }

    @Override
    public SimTime rawFrame(int width, int height, PixelFormat format) {
        return roundedUp(frame(raw(width, height, format)));
    }

    @Override
    public SimTime lastRawLine(int width, PixelFormat format) {
        return roundedUp(line(raw(width, 1, format).wordCount()).plus(burst.shortPacket()));
    }

    @Override
    public SimTime pacedRawFrame(int width, int height, PixelFormat format, Rational rowPicoseconds) {
        Rational line = line(raw(width, height, format).wordCount());
        Rational pace = line.max(rowPicoseconds);
        return roundedUp(pace.times(height - 1L).plus(line).plus(burst.shortPacket()));
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
        if (wordCount > DPhyLinkSpec.MAX_WORD_COUNT) {
            throw new IllegalArgumentException("a line of " + wordCount + " bytes is beyond the "
                    + DPhyLinkSpec.MAX_WORD_COUNT + " bytes of a CSI-2 long packet");
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
            count += (bytes + spec.tensorLineBytes() - 1) / spec.tensorLineBytes();
            payload += bytes;
        }
        return new Lines(count, spec.tensorLineBytes(), payload);
    }

    private Rational line(long wordCount) {
        Rational line = burst.highSpeed(wordCount + HEADER_AND_CHECKSUM)
                .plus(burst.overhead())
                .plus(burst.clockOverhead());
        return spec.lineSync() ? line.plus(burst.lineSync().times(2)) : line;
    }

    private Rational frame(Lines lines) {
        return line(lines.wordCount())
                .times(lines.count())
                .plus(burst.shortPacket().times(2));
    }

    private long wireBytes(Lines lines) {
        if (lines.count() == 0) {
            return 0;
        }
        long sync = spec.lineSync() ? 2L * Burst.SHORT_PACKET : 0;
        return lines.count() * (lines.wordCount() + HEADER_AND_CHECKSUM + sync) + 2L * Burst.SHORT_PACKET;
    }

    private LinkTerms terms(Lines lines, Frequency fps) {
        Rational frame = frame(lines);
        Rational payload = burst.unitInterval().times(8 * lines.payload()).dividedBy(Rational.of(spec.lanes()));
        return new LinkTerms(
                nanos(burst.unitInterval()),
                lines.wordCount(),
                nanos(burst.highSpeed(lines.wordCount() + HEADER_AND_CHECKSUM)),
                nanos(burst.overhead()),
                nanos(burst.clockOverhead()),
                nanos(line(lines.wordCount())),
                nanos(burst.shortPacket()),
                frame.toDouble() / 1e6,
                payload.toDouble() / 1e6,
                payload.signum() == 0 ? 0 : (frame.toDouble() / payload.toDouble() - 1) * 100,
                frame.toDouble() * fps.hertz().toDouble() / SimTime.PER_SECOND,
                SimTime.PER_SECOND / frame.toDouble(),
                lines.count(),
                wireBytes(lines));
    }

    private static double nanos(Rational picoseconds) {
        return picoseconds.toDouble() / 1e3;
    }

    private static SimTime roundedUp(Rational picoseconds) {
        return new SimTime(picoseconds.ceil());
    }
}
