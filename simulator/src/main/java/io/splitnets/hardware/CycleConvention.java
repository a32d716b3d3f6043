package io.splitnets.hardware;

/** Which count is reported for a systolic fold; the two differ in the last cycle and in the drain of results. */
public enum CycleConvention {
    /** As SCALE-Sim v3 reports: one cycle less per matrix product, and no drain for output-stationary arrays. */
    SCALESIM,
    /**
     * As the array in register transfer level runs (Samajdar et al., ISPASS 2020, analytical runtime): (2 rows + columns + T -
     * 2) cycles per fold, for each of the three dataflows.
     */
    RTL
}
