package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.QueueOrder;
import java.util.Optional;

/** Reads {@code {frames: 2, on_full: drop_oldest, policy: fifo}}; {@code frames: unbounded} is a queue without a limit. */
final class Buffers {
    static final String POLICY = "policy";
    static final String ON_FULL = "on_full";
    private static final String FRAMES = "frames";
    private static final int MOST_FRAMES = 1_000_000;

    private Buffers() {}

    /** A buffer whose owner may say which frame is served next. */
    static BufferPlan ordered(Section owner, String key, int defaultFrames, FullPolicy defaultPolicy) {
        return read(owner, key, new BufferPlan(defaultFrames, defaultPolicy), true);
    }

    /** A buffer of a station that has an order of its own. */
    static BufferPlan plain(Section owner, String key, int defaultFrames, FullPolicy defaultPolicy) {
        return read(owner, key, new BufferPlan(defaultFrames, defaultPolicy), false);
    }

    private static BufferPlan read(Section owner, String key, BufferPlan usual, boolean ordered) {
        Optional<Section> section = owner.optionalSection(key);
        if (section.isEmpty()) {
            return usual;
        }
        Section buffer = section.get();
        boolean unbounded = buffer.isText(FRAMES) && buffer.text(FRAMES).equals("unbounded");
        int frames = unbounded ? Integer.MAX_VALUE : buffer.integer(FRAMES, 0, MOST_FRAMES);
        FullPolicy policy = buffer.choice(ON_FULL, FullPolicy.class, usual.onFull());
        QueueOrder order = ordered ? buffer.choice(POLICY, QueueOrder.class, QueueOrder.FIFO) : QueueOrder.FIFO;
        buffer.finish();
        if (frames == 0 && policy == FullPolicy.DROP_OLDEST) {
            buffer.problem(FRAMES, "expected at least 1 with 'on_full: drop_oldest': there is no oldest frame to drop");
            frames = 1;
        }
        return new BufferPlan(frames, policy, order);
    }
}
