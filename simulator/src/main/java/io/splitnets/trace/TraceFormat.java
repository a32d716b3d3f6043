package io.splitnets.trace;

import java.util.Locale;

/** A file format of recorded frame times, with what its stamps refer to unless the user says otherwise. */
public enum TraceFormat {
    /**
     * {@code data.csv} of the EuRoC MAV data sets: {@code ns,file}, or the stamps alone. The recording device triggers
     * its cameras so that stamps are the middle of the exposure (Nikolic et al., ICRA 2014); the files do not say so.
     */
    EUROC(StampReference.EXPOSURE_MID),
    /**
     * {@code times.txt} of the TUM VI and TUM mono data sets: {@code id seconds exposure_ms}, or whole nanoseconds. The
     * publishers state the middle of the exposure (Schubert et al., IROS 2018).
     */
    TUMVI(StampReference.EXPOSURE_MID),
    /** {@code rgb.txt} of the TUM RGB-D data sets: {@code seconds file}. Stamps are taken by the host on receipt. */
    TUM_RGBD(StampReference.READOUT_END),
    /** Our own: {@code NAME.trace.yaml} with {@code NAME.csv} beside it. The header says what stamps refer to. */
    SPLITNETS(StampReference.READOUT_END);

    private final StampReference defaultReference;

    TraceFormat(StampReference defaultReference) {
        this.defaultReference = defaultReference;
    }

    /** What the stamps of a file without a header are taken to refer to. */
    public StampReference defaultReference() {
        return defaultReference;
    }

    /** As printed: {@code tum_rgbd}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
