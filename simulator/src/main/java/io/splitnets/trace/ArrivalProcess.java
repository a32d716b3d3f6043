package io.splitnets.trace;

/** Frames of one camera, one after the other. Times never decrease; indices increase. One process, one run. */
public interface ArrivalProcess {
    /** Moves to the next frame; false if there is none. Before the first call there is no frame. */
    boolean next();

    /** Number of the trigger that made this frame, from 0. A trigger whose frame is lost leaves a gap. */
    long index();

    /** The frame's time stamp, in picoseconds from the start of the run, 0 or above. */
    long timePs();
}
