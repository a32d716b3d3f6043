package io.splitnets.link;

import io.splitnets.hardware.ClockMode;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.DPhyTiming;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * Exact times of single bursts on a D-PHY, in picoseconds.
 *
 * @param unitInterval time of one bit on one lane
 * @param lanes data lanes
 * @param overhead time around each burst
 * @param clockOverhead extra time around a burst with a gated clock; zero with a continuous one
 */
record Burst(Rational unitInterval, int lanes, Rational overhead, Rational clockOverhead) {
    static final int SHORT_PACKET = 4;

    static Burst of(DPhyLinkSpec spec) {
        Rational ui = spec.laneRate().bitPicoseconds();
        DPhyTiming t = spec.timing();
        Rational trail = ui.times(t.trailLeastUi()).max(fixed(t.trail()).plus(ui.times(t.trailUi())));
        Rational overhead = fixed(t.lpx().plus(t.prepareZero()).plus(t.exit()))
                .plus(ui.times(t.prepareZeroUi() + t.syncUi()))
                .plus(trail);
        Rational clock = fixed(
                        t.lpx().plus(t.clockPrepareZero()).plus(t.clockPost()).plus(t.clockTrail()))
                .plus(ui.times(t.clockPreUi() + t.clockPostUi()));
        return new Burst(ui, spec.lanes(), overhead, spec.clock() == ClockMode.GATED ? clock : Rational.ZERO);
    }

    private static Rational fixed(SimTime time) {
        return Rational.of(time.picoseconds());
    }

    /** High-speed time of {@code bytes}, spread over the lanes; the fullest lane counts. */
    Rational highSpeed(long bytes) {
        return unitInterval.times(8 * ((bytes + lanes - 1) / lanes));
    }

    /** A short packet that starts or ends a frame. */
    Rational shortPacket() {
        return highSpeed(SHORT_PACKET).plus(overhead).plus(clockOverhead);
    }

    /** A line-start or line-end packet, inside the clock burst of its line. */
    Rational lineSync() {
        return highSpeed(SHORT_PACKET).plus(overhead);
    }
}
