package io.splitnets.system;

import java.util.Arrays;

/** The state of a system relative to an instant and to each flow's count of frames: equal states have equal futures. */
final class State {
    private long[] words = new long[256];
    private int size;
    private long now;
    private long[] bases = new long[0];

    void start(long instant, long[] indexBases) {
        size = 0;
        now = instant;
        bases = indexBases;
    }

    void word(long value) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
        }
        words[size++] = value;
    }

    void time(long instant) {
        word(instant == Frame.UNSET ? Frame.UNSET : instant - now);
    }

    /** A frame's number in its flow, relative to the flow's count of frames. */
    void index(int flow, long index) {
        word(index - bases[flow]);
    }

    void frame(Frame frame) {
        Frame view = frame;
        while (view != null) {
            word(view.camera);
            if (!view.background()) {
                word(view.network);
                index(view.flow, view.index);
            }
            time(view.exposureStart);
            time(view.entered);
            time(view.sensorEntered);
            time(view.sensorStart);
            time(view.sensorEnd);
            time(view.linkEntered);
            time(view.linkStart);
            time(view.linkEnd);
            time(view.joinEntered);
            time(view.joined);
            time(view.aggregatorEntered);
            time(view.aggregatorStart);
            word(view.blocked);
            word(view.work);
            word(view.earlierWait);
            word(view.earlierCompute);
            if (view.oldestReuse == Long.MAX_VALUE) {
                word(Long.MAX_VALUE);
            } else {
                time(view.oldestReuse);
            }
            view = view.sibling;
        }
    }

    int size() {
        return size;
    }

    boolean sameAs(State other) {
        return Arrays.equals(words, 0, size, other.words, 0, other.size);
    }
}
