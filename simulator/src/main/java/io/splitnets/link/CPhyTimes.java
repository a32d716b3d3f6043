package io.splitnets.link;

import io.splitnets.hardware.CPhyLinkSpec;
import io.splitnets.hardware.CPhyTiming;
import io.splitnets.units.Rational;

/**
 * Bursts on a C-PHY (MIPI Alliance, C-PHY v1.2 and CSI-2 v2.0). Each lane carries words of 16 bits in 7 symbols.
 *
 * <pre>
 * T_hs(B)  = ceil(8 B / (16 lanes)) * 7 UI
 * header   = 3 words twice on every lane, with a sync word between the copies
 * T_long   = header + T_hs(WC + 2)               checksum of 2 bytes; all lanes filled up to the fullest
 * T_short  = header
 * T_ovh    = TLPX + T3-PREPARE + T3-PREBEGIN + T3-PREEND + T3-SYNC + T3-POST + THS-EXIT
 * </pre>
 *
 * <p>The sync word between the copies counts as time and not as bytes.
 *
 * @param lanes lanes of three wires
 * @param header time of a header
 */
record CPhyTimes(Rational unitInterval, int lanes, Rational overhead, Rational header) implements PhyTimes {
    private static final int SYMBOLS_PER_WORD = 7;
    private static final int BYTES_PER_WORD = 2;
    private static final int HEADER_WORDS = 6;
    private static final int CHECKSUM = 2;

    static CPhyTimes of(CPhyLinkSpec spec) {
        Rational ui = spec.symbolRate().periodPicoseconds();
        CPhyTiming t = spec.timing();
        Rational overhead = Rational.of(t.lpx().plus(t.prepare()).plus(t.exit()).picoseconds())
                .plus(ui.times(t.preBeginUi() + t.preEndUi() + t.syncUi() + t.postUi()));
        Rational header = ui.times(HEADER_WORDS * SYMBOLS_PER_WORD + t.syncUi());
        return new CPhyTimes(ui, spec.lanes(), overhead, header);
    }

    @Override
    public Rational clockOverhead() {
        return Rational.ZERO;
    }

    /** Words on the fullest lane. */
    private long words(long bytes) {
        long perRound = (long) BYTES_PER_WORD * lanes;
        return (bytes + perRound - 1) / perRound;
    }

    @Override
    public Rational longPacket(long wordCount) {
        return header.plus(unitInterval.times(SYMBOLS_PER_WORD * words(wordCount + CHECKSUM)));
    }

    @Override
    public Rational shortPacket() {
        return header;
    }

    @Override
    public Rational payload(long bytes) {
        return unitInterval.times(SYMBOLS_PER_WORD * bytes).dividedBy(Rational.of((long) BYTES_PER_WORD * lanes));
    }

    @Override
    public long longPacketBytes(long wordCount) {
        return shortPacketBytes() + words(wordCount + CHECKSUM) * BYTES_PER_WORD * lanes;
    }

    @Override
    public long shortPacketBytes() {
        return (long) HEADER_WORDS * BYTES_PER_WORD * lanes;
    }
}
