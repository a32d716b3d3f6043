package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.SimTime;

/**
 * Times a C-PHY spends around each high-speed burst: fixed parts and numbers of symbols (UI). The defaults are the least
 * of the C-PHY specification (MIPI Alliance, C-PHY v1.2, global operation timing: TLPX at least 50 ns, T3-PREPARE at
 * least 38 ns, T3-PREBEGIN at least 7 UI, T3-PREEND 7 UI, T3-SYNC 7 UI, T3-POST at least 7 UI, THS-EXIT at least
 * 100 ns, as commonly quoted).
 *
 * @param lpx one low-power state
 * @param prepare T3-PREPARE
 * @param preBeginUi T3-PREBEGIN with T3-PROGSEQ, in UI
 * @param preEndUi T3-PREEND, in UI
 * @param syncUi length of a sync word, in UI; another one stands between the two copies of a header
 * @param postUi T3-POST, in UI
 * @param exit THS-EXIT
 */
public record CPhyTiming(
        SimTime lpx, SimTime prepare, int preBeginUi, int preEndUi, int syncUi, int postUi, SimTime exit) {
    private static final int MAX_UI = 100_000;

    /** The least times the specification allows. */
    public static final CPhyTiming MINIMUM =
            new CPhyTiming(SimTime.ofNanos(50), SimTime.ofNanos(38), 7, 7, 7, 7, SimTime.ofNanos(100));

    /** Reads any of the times, each with its least value as default, and finishes the section. */
    static CPhyTiming read(Section section) {
        CPhyTiming timing = new CPhyTiming(
                section.time("lpx", MINIMUM.lpx),
                section.time("prepare", MINIMUM.prepare),
                section.integer("pre_begin_ui", 0, MAX_UI, MINIMUM.preBeginUi),
                section.integer("pre_end_ui", 0, MAX_UI, MINIMUM.preEndUi),
                section.integer("sync_ui", 0, MAX_UI, MINIMUM.syncUi),
                section.integer("post_ui", 0, MAX_UI, MINIMUM.postUi),
                section.time("exit", MINIMUM.exit));
        section.finish();
        return timing;
    }
}
