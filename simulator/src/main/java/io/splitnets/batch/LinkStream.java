package io.splitnets.batch;

import java.util.Comparator;
import java.util.List;

/**
 * The frames of one link as they leave it. At one instant frames from network processors come before those straight from
 * a camera, and each kind in the order of the cameras, as the simulation's phases and components have it.
 */
final class LinkStream {
    private final CameraStream[] cameras;
    private final Room room;
    /** End of the last service: that of the head. */
    private long free = Long.MIN_VALUE;

    private Passage head;

    LinkStream(List<CameraStream> sharing, int places) {
        this.cameras = sharing.stream()
                .sorted(Comparator.comparingInt((CameraStream camera) -> camera.times.computes() ? 0 : 1)
                        .thenComparingInt(camera -> camera.camera))
                .toArray(CameraStream[]::new);
        this.room = new Room(places);
        this.head = new Passage(cameras[0].times);
        advance();
    }

    /** The frame that leaves next; at {@link Passage#NEVER} if there is none. */
    Passage head() {
        return head;
    }

    /** Takes the head away and leaves {@code blank} to be used for the one after it. */
    Passage take(Passage blank) {
        Passage taken = head;
        head = blank;
        advance();
        return taken;
    }

    private CameraStream first() {
        CameraStream first = cameras[0];
        for (int i = 1; i < cameras.length; i++) {
            first = cameras[i].ready < first.ready ? cameras[i] : first;
        }
        return first;
    }

    private void advance() {
        CameraStream camera = first();
        CameraTimes times = camera.times;
        head.linkEnd = Passage.NEVER;
        if (camera.ready == Passage.NEVER) {
            return;
        }
        long begin = Math.max(free, camera.ready);
        long end = begin + times.transfer();
        head.times = times;
        head.camera = camera.camera;
        head.index = camera.index;
        head.later = camera.later;
        head.sensorStart = camera.start;
        head.sensorEnd = camera.ready;
        head.linkStart = begin;
        head.linkEnd = times.cutThrough() ? Math.max(end, times.readoutEnd() + camera.later + times.lastLine()) : end;
        room.visit(camera.ready, begin);
        free = head.linkEnd;
        camera.advance();
    }

    boolean proven() {
        return room.enough();
    }

    /** Writes the state; {@code taken[c]} frames of camera c belong to the time before. */
    void describe(Words words, long[] taken) {
        words.word(head.camera);
        describe(words, head, taken);
        room.describe(words, first().ready);
    }

    /** Writes a frame that has left, or is about to. */
    static void describe(Words words, Passage frame, long[] taken) {
        words.word(frame.index - taken[frame.camera]);
        words.time(frame.sensorStart);
        words.time(frame.linkStart);
        words.time(frame.linkEnd);
    }
}
