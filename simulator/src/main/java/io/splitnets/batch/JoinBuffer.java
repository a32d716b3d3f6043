package io.splitnets.batch;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Joins the frames of all cameras with one number. Each camera's frames come in order, so sets get complete in order. */
final class JoinBuffer {
    private static final class OpenSet {
        private final @Nullable Passage[] views;
        private int present;

        OpenSet(int cameras) {
            views = new Passage[cameras];
        }
    }

    private final int cameras;
    private final ArrayDeque<OpenSet> open = new ArrayDeque<>();
    private final Passage[] complete;
    private long oldest;

    JoinBuffer(int cameras) {
        this.cameras = cameras;
        this.complete = new Passage[cameras];
    }

    /** Adds a frame; whether its set is complete, and then in {@link #complete}. */
    boolean add(Passage frame) {
        while (open.size() <= frame.index - oldest) {
            open.add(new OpenSet(cameras));
        }
        OpenSet set = set(frame.index - oldest);
        set.views[frame.camera] = frame;
        if (++set.present < cameras) {
            return false;
        }
        if (open.remove() != set) {
            throw new IllegalStateException("set " + frame.index + " is complete before an older one");
        }
        oldest++;
        for (int i = 0; i < cameras; i++) {
            complete[i] = present(set.views[i]);
        }
        return true;
    }

    private OpenSet set(long position) {
        Iterator<OpenSet> sets = open.iterator();
        OpenSet set = sets.next();
        for (long i = 0; i < position; i++) {
            set = sets.next();
        }
        return set;
    }

    private static Passage present(@Nullable Passage view) {
        if (view == null) {
            throw new IllegalStateException("a complete set without a view");
        }
        return view;
    }

    /** The views of the last complete set, in the order of the cameras. */
    Passage[] complete() {
        return complete;
    }

    /** Hands every frame of a set that is not complete to {@code sink}. */
    void drain(ResultSink sink) {
        for (OpenSet set : open) {
            for (Passage view : set.views) {
                if (view != null) {
                    sink.waiting(view);
                }
            }
        }
    }

    void describe(Words words, long[] taken) {
        words.word(open.size());
        for (OpenSet set : open) {
            for (Passage view : set.views) {
                words.word(view == null ? 0 : 1);
                if (view != null) {
                    LinkStream.describe(words, view, taken);
                }
            }
        }
    }
}
