package io.splitnets.link;

import io.splitnets.hardware.IdealLinkSpec;
import io.splitnets.hardware.PixelFormat;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;

/** Latency plus payload bits over rate; no packets, no padding. Useful as a bound and in tests. */
final class IdealLinkModel implements LinkModel {
    private final IdealLinkSpec spec;

    IdealLinkModel(IdealLinkSpec spec) {
        this.spec = spec;
    }

    @Override
    public IdealLinkSpec spec() {
        return spec;
    }

    @Override
    public SimTime rawFrame(int width, int height, PixelFormat format) {
        return time(rawWireBytes(width, height, format));
    }

    @Override
    public SimTime lastRawLine(int width, PixelFormat format) {
        return time(format.lineBytes(width));
    }

    @Override
    public SimTime pacedRawFrame(int width, int height, PixelFormat format, Rational rowPicoseconds) {
        rawWireBytes(width, height, format);
        Rational line = bits(format.lineBytes(width));
        Rational lines = line.max(rowPicoseconds).times(height - 1L).plus(line);
        return spec.latency().plus(new SimTime(lines.ceil()));
    }

    @Override
    public SimTime tensors(List<Long> bytesPerTensor) {
        long bytes = tensorWireBytes(bytesPerTensor);
        return bytes == 0 ? SimTime.ZERO : time(bytes);
    }

    /** There is one packet. */
    @Override
    public SimTime pacedTensors(List<Long> bytesPerTensor, Rational pitchPicoseconds) {
        return tensors(bytesPerTensor);
    }

    @Override
    public long rawWireBytes(int width, int height, PixelFormat format) {
        if (height < 1) {
            throw new IllegalArgumentException("expected at least one line, not " + height);
        }
        return (long) format.lineBytes(width) * height;
    }

    @Override
    public long tensorWireBytes(List<Long> bytesPerTensor) {
        long sum = 0;
        for (long bytes : bytesPerTensor) {
            if (bytes < 0) {
                throw new IllegalArgumentException("expected zero bytes or more, not " + bytes);
            }
            sum = Math.addExact(sum, bytes);
        }
        return sum;
    }

    @Override
    public LinkTerms rawTerms(int width, int height, PixelFormat format, Frequency fps) {
        return terms(rawWireBytes(width, height, format), format.lineBytes(width), height, fps);
    }

    @Override
    public LinkTerms tensorTerms(List<Long> bytesPerTensor, Frequency fps) {
        long bytes = tensorWireBytes(bytesPerTensor);
        return terms(bytes, bytes, 1, fps);
    }

    private LinkTerms terms(long bytes, long lineBytes, long lines, Frequency fps) {
        double payload = bits(bytes).toDouble();
        double frame = payload + spec.latency().picoseconds();
        double line = bits(lineBytes).toDouble() / 1e3;
        return new LinkTerms(
                spec.rate().bitPicoseconds().toDouble() / 1e3,
                lineBytes,
                line,
                0,
                0,
                line,
                0,
                frame / 1e6,
                payload / 1e6,
                payload == 0 ? 0 : (frame / payload - 1) * 100,
                payload * fps.hertz().toDouble() / SimTime.PER_SECOND,
                payload == 0 ? Double.POSITIVE_INFINITY : SimTime.PER_SECOND / payload,
                lines,
                bytes,
                0);
    }

    private Rational bits(long bytes) {
        return spec.rate().bitPicoseconds().times(Math.multiplyExact(8L, bytes));
    }

    private SimTime time(long bytes) {
        return spec.latency().plus(new SimTime(bits(bytes).ceil()));
    }
}
