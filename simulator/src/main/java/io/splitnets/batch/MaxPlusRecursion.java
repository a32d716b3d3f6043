package io.splitnets.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows the frames of a plan to their results without an event list. The start of a service is the maximum of two
 * instants, the frame's arrival and the end of an earlier service; its end is a sum (Lindley 1952; Baccelli et al.,
 * Synchronization and Linearity, 1992). Where streams meet, the earliest goes first, and at one instant the one that the
 * order of events names.
 */
final class MaxPlusRecursion {
    private final MaxPlusPlan plan;
    private final ResultSink sink;
    private final CameraStream[] cameras;
    private final LinkStream[] links;
    private final long[] nextJob;
    private final long[] free;
    private final Room room;
    private final JoinBuffer join;
    private final Passage[] alone = new Passage[1];
    private final ArrayDeque<Passage> blank = new ArrayDeque<>();
    private long longestStay;

    /** Frames stamped {@code horizon} or later are not taken. */
    MaxPlusRecursion(MaxPlusPlan plan, long horizon, ResultSink sink) {
        this.plan = plan;
        this.sink = sink;
        this.cameras = new CameraStream[plan.cameras().size()];
        for (int i = 0; i < cameras.length; i++) {
            cameras[i] = new CameraStream(plan.cameras().get(i), i, horizon);
        }
        List<LinkStream> used = new ArrayList<>();
        for (int i = 0; i < plan.linkRoom().size(); i++) {
            int link = i;
            List<CameraStream> sharing = Arrays.stream(cameras)
                    .filter(camera -> camera.times.link() == link)
                    .toList();
            if (!sharing.isEmpty()) {
                used.add(new LinkStream(sharing, plan.linkRoom().get(i)));
            }
        }
        this.links = used.toArray(LinkStream[]::new);
        this.nextJob = plan.jobs().stream().mapToLong(MaxPlusPlan.Job::gap).toArray();
        this.free = new long[plan.servers()];
        Arrays.fill(free, Long.MIN_VALUE);
        this.room = new Room(plan.room());
        this.join = new JoinBuffer(cameras.length);
    }

    /** When the next frame comes to the aggregator; {@link Passage#NEVER} if none does. */
    long nextFrame() {
        return first().head().linkEnd;
    }

    /** Follows all that comes to the aggregator before {@code instant}, or until no frame is left. */
    void runTo(long instant) {
        while (true) {
            LinkStream link = first();
            long frame = link.head().linkEnd;
            int job = firstJob();
            // At one instant links come before the other work.
            boolean other = job >= 0 && nextJob[job] < frame;
            if (frame == Passage.NEVER || (other ? nextJob[job] : frame) >= instant) {
                return;
            }
            if (other) {
                serve(nextJob[job], plan.jobs().get(job).work());
                nextJob[job] += plan.jobs().get(job).gap();
            } else {
                deliver(link.take(blank(link)));
            }
        }
    }

    /** Hands on what waits for frames that never come. */
    void drain() {
        join.drain(sink);
    }

    private Passage blank(LinkStream link) {
        Passage known = blank.poll();
        return known == null ? new Passage(link.head().times) : known;
    }

    private LinkStream first() {
        LinkStream first = links[0];
        for (int i = 1; i < links.length; i++) {
            first = links[i].head().linkEnd < first.head().linkEnd ? links[i] : first;
        }
        return first;
    }

    private int firstJob() {
        int first = nextJob.length - 1;
        for (int i = first - 1; i >= 0; i--) {
            first = nextJob[i] <= nextJob[first] ? i : first;
        }
        return first;
    }

    private void deliver(Passage frame) {
        Passage[] views = alone;
        if (plan.fuse()) {
            if (!join.add(frame)) {
                frame.joined = Passage.NEVER;
                return;
            }
            views = join.complete();
        } else {
            alone[0] = frame;
        }
        long together = frame.linkEnd;
        long start = serve(together, plan.service());
        for (Passage view : views) {
            view.joined = together;
            view.aggregatorStart = start;
            view.aggregatorEnd = start + plan.service();
        }
        sink.result(views);
        blank.addAll(Arrays.asList(views));
    }

    /** Serves one job of the aggregator; returns when its service starts. */
    private long serve(long arrival, long work) {
        long start = Math.max(arrival, free[0]);
        long end = start + work;
        room.visit(arrival, start);
        longestStay = Math.max(longestStay, end - arrival);
        int i = 0;
        while (i + 1 < free.length && free[i + 1] < end) {
            free[i] = free[++i];
        }
        free[i] = end;
        return start;
    }

    /** Whether no queue ever ran out of waiting places. */
    boolean proven() {
        boolean enough = room.enough();
        for (CameraStream camera : cameras) {
            enough &= camera.proven();
        }
        for (LinkStream link : links) {
            enough &= link.proven();
        }
        return enough;
    }

    /** The longest time from coming to the aggregator to the end of the service. */
    long longestStay() {
        return longestStay;
    }

    /** Writes the state relative to {@code instant}; {@code taken[c]} frames of camera c belong to the time before. */
    void describe(Words words, long instant, long[] taken) {
        words.start(instant);
        for (int i = 0; i < cameras.length; i++) {
            cameras[i].describe(words, taken[i]);
        }
        long next = nextFrame();
        for (LinkStream link : links) {
            link.describe(words, taken);
        }
        for (long job : nextJob) {
            words.time(job);
            next = Math.min(next, job);
        }
        for (long end : free) {
            words.later(end, next);
        }
        room.describe(words, next);
        join.describe(words, taken);
    }
}
