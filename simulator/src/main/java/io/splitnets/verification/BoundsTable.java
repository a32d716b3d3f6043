package io.splitnets.verification;

import io.splitnets.analytic.FixedPriorityModel;
import io.splitnets.analytic.RateLatencyModel;
import io.splitnets.analytic.TokenBucket;
import java.util.List;

/** The cases of bounds on the worst case: network calculus and response times. */
final class BoundsTable {
    private static final long MS = 1_000_000_000L;
    private static final double FRAME = 640 * 480 * 10;
    private static final TokenBucket CAMERA = new TokenBucket(FRAME, 30 * FRAME);
    private static final TokenBucket OTHERS = new TokenBucket(3 * FRAME, 90 * FRAME);
    private static final RateLatencyModel LINK = new RateLatencyModel(2.5e9, 1e-6);
    private static final RateLatencyModel HOP = new RateLatencyModel(1.2e9, 5e-6);
    private static final FixedPriorityModel TASKS =
            new FixedPriorityModel(new long[] {4 * MS, 10 * MS, 20 * MS}, new long[] {20 * MS, 50 * MS, 100 * MS});

    private BoundsTable() {}

    static List<QueueingCase> cases() {
        ClosedForm form = ClosedForm.NETWORK_CALCULUS;
        Systems four = Systems.of("calculus-four-cameras.yaml");
        Systems hops = Systems.of("calculus-two-hops.yaml");
        double hopByHop = LINK.delayBound(CAMERA) + HOP.delayBound(LINK.output(CAMERA));
        RateLatencyModel wholeFrames = LINK.packetized(FRAME).then(HOP);
        TokenBucket all = CAMERA.plus(OTHERS);
        return List.of(
                four.shows(form, "4 cameras on a link, longest, ms", Figure::longest)
                        .reaches(1000 * LINK.delayBound(all)),
                hops.shows(form, "hop by hop, longest, ms", Figure::longest).reaches(1000 * hopByHop),
                hops.shows(form, "two hops as one, longest, ms", Figure::longest)
                        .reaches(1000 * wholeFrames.delayBound(CAMERA)),
                Systems.of("calculus-priority.yaml")
                        .shows(form, "last priority of 4, longest, ms", Figure.longestOf(3))
                        .atMost(1000 * LINK.leftOver(OTHERS).delayBound(CAMERA)),
                QueueingCase.digits(
                        form,
                        "two hops as one, fluid, ms",
                        2.566,
                        1000 * LINK.then(HOP).delayBound(CAMERA)),
                QueueingCase.digits(form, "4 cameras, most inside, bit", 12_288_368.64, LINK.backlogBound(all)),
                response(0, "sensors.a.phase=1 ps", "sensors.b.phase=1 ps"),
                response(1, "sensors.a.phase=1 ps", "sensors.b.phase=1 ps"),
                response(2),
                preemptive(0, 4),
                preemptive(1, 14),
                preemptive(2, 38));
    }

    /** At the critical instant the bound is reached to the picosecond. */
    private static QueueingCase response(int task, String... settings) {
        return Systems.of("response-times.yaml", settings)
                .shows(
                        ClosedForm.RESPONSE_TIMES,
                        "never interrupted, task " + (task + 1) + ", ms",
                        Figure.longestOf(task))
                .exactly((double) TASKS.nonPreemptive(task) / MS);
    }

    private static QueueingCase preemptive(int task, double digits) {
        return QueueingCase.digits(
                ClosedForm.RESPONSE_TIMES,
                "interrupted at once, task " + (task + 1) + ", ms",
                digits,
                (double) TASKS.preemptive(task) / MS);
    }
}
