package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import java.util.Optional;

/** Reads {@code {frames: 2, on_full: drop_oldest}}; {@code frames: unbounded} is a queue without a limit. */
final class Buffers {
    private static final int MOST_FRAMES = 1_000_000;

    private Buffers() {}

    static BufferPlan read(Section owner, String key, int defaultFrames, FullPolicy defaultPolicy) {
        Optional<Section> section = owner.optionalSection(key);
        if (section.isEmpty()) {
            return new BufferPlan(defaultFrames, defaultPolicy);
        }
        Section buffer = section.get();
        boolean unbounded = buffer.isText("frames") && buffer.text("frames").equals("unbounded");
        int frames = unbounded ? Integer.MAX_VALUE : buffer.integer("frames", 1, MOST_FRAMES);
        FullPolicy policy = buffer.choice("on_full", FullPolicy.class, defaultPolicy);
        buffer.finish();
        return new BufferPlan(frames, policy);
    }
}
