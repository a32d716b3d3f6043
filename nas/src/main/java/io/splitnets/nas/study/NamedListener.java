package io.splitnets.nas.study;

import io.splitnets.nas.experiment.ExperimentListener;

/** Says in front of each part of the work what it is for. */
record NamedListener(ExperimentListener listener, String prefix) implements ExperimentListener {
    @Override
    public void begin(String name, long total) {
        listener.begin(prefix + name, total);
    }

    @Override
    public void progress(long done, String detail) {
        listener.progress(done, detail);
    }

    @Override
    public void end(String detail) {
        listener.end(detail);
    }

    @Override
    public boolean interrupted() {
        return listener.interrupted();
    }
}
