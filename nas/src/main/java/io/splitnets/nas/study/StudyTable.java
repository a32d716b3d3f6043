package io.splitnets.nas.study;

/** A table of a study, read and checked. */
public interface StudyTable {
    /** Its name, unique in the study. */
    String name();

    /** Its kind, as in the study file. */
    String kind();

    /** Trains what is not in the cache yet and measures. */
    TableOutcome measure(StudyRun run);
}
