package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.SimTime;

/**
 * Times a D-PHY spends around each high-speed burst. Each is a fixed part plus a number of unit intervals (UI); the
 * defaults lie inside the limits of the D-PHY specification (MIPI Alliance, D-PHY v1.2, global operation timing: TLPX at least 50 ns,
 * THS-PREPARE + THS-ZERO at least 145 ns + 10 UI, THS-TRAIL at least max(8 UI, 60 ns + 4 UI), THS-EXIT at least 100 ns,
 * TCLK-PREPARE + TCLK-ZERO at least 300 ns, TCLK-PRE at least 8 UI, TCLK-POST at least 60 ns + 52 UI, TCLK-TRAIL at
 * least 60 ns).
 *
 * @param lpx one low-power state
 * @param prepareZero THS-PREPARE and THS-ZERO, fixed part
 * @param prepareZeroUi the same, in UI
 * @param syncUi length of the sync sequence, in UI
 * @param trail THS-TRAIL, fixed part of the second operand of its maximum
 * @param trailUi the same, in UI
 * @param trailLeastUi first operand of that maximum, in UI
 * @param exit THS-EXIT
 * @param clockPrepareZero TCLK-PREPARE and TCLK-ZERO
 * @param clockPreUi TCLK-PRE, in UI
 * @param clockPost TCLK-POST, fixed part
 * @param clockPostUi the same, in UI
 * @param clockTrail TCLK-TRAIL
 */
public record DPhyTiming(
        SimTime lpx,
        SimTime prepareZero,
        int prepareZeroUi,
        int syncUi,
        SimTime trail,
        int trailUi,
        int trailLeastUi,
        SimTime exit,
        SimTime clockPrepareZero,
        int clockPreUi,
        SimTime clockPost,
        int clockPostUi,
        SimTime clockTrail) {
    private static final int MAX_UI = 100_000;

    /** The least times the specification allows. */
    public static final DPhyTiming MINIMUM = new DPhyTiming(
            SimTime.ofNanos(50),
            SimTime.ofNanos(145),
            10,
            8,
            SimTime.ofNanos(60),
            4,
            8,
            SimTime.ofNanos(100),
            SimTime.ofNanos(300),
            8,
            SimTime.ofNanos(60),
            52,
            SimTime.ofNanos(60));

    /** Reads any of the times, each with its least value as default, and finishes the section. */
    static DPhyTiming read(Section section) {
        DPhyTiming timing = new DPhyTiming(
                section.time("lpx", MINIMUM.lpx),
                section.time("prepare_zero", MINIMUM.prepareZero),
                section.integer("prepare_zero_ui", 0, MAX_UI, MINIMUM.prepareZeroUi),
                section.integer("sync_ui", 0, MAX_UI, MINIMUM.syncUi),
                section.time("trail", MINIMUM.trail),
                section.integer("trail_ui", 0, MAX_UI, MINIMUM.trailUi),
                section.integer("trail_least_ui", 0, MAX_UI, MINIMUM.trailLeastUi),
                section.time("exit", MINIMUM.exit),
                section.time("clock_prepare_zero", MINIMUM.clockPrepareZero),
                section.integer("clock_pre_ui", 0, MAX_UI, MINIMUM.clockPreUi),
                section.time("clock_post", MINIMUM.clockPost),
                section.integer("clock_post_ui", 0, MAX_UI, MINIMUM.clockPostUi),
                section.time("clock_trail", MINIMUM.clockTrail));
        section.finish();
        return timing;
    }
}
