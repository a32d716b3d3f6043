package io.splitnets.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.engine.RandomSource;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The link that computes its turns against one that sends packet by packet. */
class InterleavedLinkTest {
    private static final SimTime END = Plans.ms(600);

    private static final class Sent {
        private final TimelineFrame frame;
        private final long packet;
        private final long last;
        /** When the last packet can be sent, and the time from line to line before it. */
        private final long lastAvailable;

        private final long pitch;

        private final boolean streams;
        private int left;
        private long start = Long.MIN_VALUE;
        private long end = Long.MIN_VALUE;

        Sent(TimelineFrame frame, CameraPlan camera) {
            FlowPlan flow = camera.flows().get(0);
            long time = flow.transfer().mean().picoseconds();
            this.frame = frame;
            this.left = flow.packets();
            this.packet = time / left;
            this.last = time - packet * (left - 1);
            this.streams = flow.cutThrough();
            this.pitch = camera.readout().picoseconds() / left;
            long slower = (left - 1) * Math.max(0, packet - pitch);
            this.lastAvailable = frame.readoutEnd() + flow.lastLine().picoseconds() - last - slower;
        }

        /** When the next packet can be sent. */
        long available() {
            return streams ? lastAvailable - (left - 1) * pitch : Long.MIN_VALUE;
        }

        /** Nothing stands before the link here: a frame is offered at the end of its readout, or at its start. */
        long offered() {
            return streams ? frame.readoutStart() : frame.readoutEnd();
        }
    }

    @Test
    void everyFrameStartsAndEndsAsPacketByPacket() {
        int compared = 0;
        for (int number = 0; number < 120; number++) {
            SystemPlan plan = plan(number, number % 2 == 0);
            RunPlan run = new RunPlan(END, SimTime.ZERO, 1, 0.95, 1, LatencyFrom.ARRIVAL, 10_000);
            List<TimelineFrame> simulated = SimulationRun.run(plan, run, 1).timeline();
            for (Sent expected : packetByPacket(plan, simulated)) {
                TimelineFrame frame = expected.frame;
                if (frame.linkEnd() != TimelineFrame.NOT_REACHED) {
                    assertThat(List.of(frame.linkStart(), frame.linkEnd()))
                            .as("%s: trigger %s of %s", plan.name(), frame.index(), frame.camera())
                            .containsExactly(expected.start, expected.end);
                    compared++;
                } else {
                    assertThat(expected.end).isGreaterThanOrEqualTo(END.picoseconds());
                }
            }
        }
        assertThat(compared).isGreaterThan(5_000);
    }

    /** Where a camera has the link to itself, whole frames and their packets end at the same picosecond. */
    @Test
    void aFrameAloneEndsAsOnALinkOfWholeFrames() {
        int compared = 0;
        for (int number = 0; number < 200; number++) {
            RandomSource random = RandomSource.of(number, 0, "alone", "plan");
            FlowPlan flow = flow(random, false, 18 * random.uniform(), Plans.chance(random, 0.8));
            SystemPlan packets = alone(number, flow, random, Arbitration.INTERLEAVED);
            SystemPlan frames = new SystemPlan(
                    packets.name(),
                    packets.cameras(),
                    List.of(new LinkPlan("link", BufferPlan.UNBOUNDED)),
                    packets.aggregator());
            SimulationResult byPacket = run(packets);
            SimulationResult byFrame = run(frames);
            assertThat(ends(byPacket)).as(packets.name()).isEqualTo(ends(byFrame));
            assertThat(byPacket.events()).as(packets.name()).isEqualTo(byFrame.events());
            compared += ends(byPacket).size();
        }
        assertThat(compared).isGreaterThan(4_000);
    }

    private static SimulationResult run(SystemPlan plan) {
        return SimulationRun.run(plan, new RunPlan(END, SimTime.ZERO, 1, 0.95, 1, LatencyFrom.ARRIVAL, 10_000), 1);
    }

    private static List<Long> ends(SimulationResult result) {
        return result.timeline().stream().map(TimelineFrame::linkEnd).toList();
    }

    /** A period of 20 ms, longer than a transfer of up to 18 ms and what the readout may add to it. */
    private static SystemPlan alone(int number, FlowPlan flow, RandomSource random, Arbitration arbitration) {
        CameraPlan camera = camera("cam", 20, random.uniform() * 20, random.uniform(), flow);
        return new SystemPlan(
                "alone " + number,
                List.of(camera),
                List.of(new LinkPlan("link", BufferPlan.UNBOUNDED, arbitration)),
                Plans.aggregator(Plans.constant(0)));
    }

    /** Who comes into the turn next: a frame, or one that has waited for its next line, which goes first. */
    private static long next(ArrayDeque<Sent> coming, List<Sent> waiting) {
        long frame = coming.isEmpty() ? Long.MAX_VALUE : coming.element().offered();
        return Math.min(frame, waiting.stream().mapToLong(Sent::available).min().orElse(Long.MAX_VALUE));
    }

    private static void comeIn(long now, ArrayDeque<Sent> coming, List<Sent> waiting, ArrayDeque<Sent> turn) {
        List<Sent> back =
                waiting.stream().filter(sent -> sent.available() <= now).toList();
        turn.addAll(back);
        waiting.removeAll(back);
        while (!coming.isEmpty() && coming.element().offered() <= now) {
            Sent sent = coming.remove();
            (sent.available() > now ? waiting : turn).add(sent);
        }
    }

    private static List<Sent> packetByPacket(SystemPlan plan, List<TimelineFrame> frames) {
        List<Sent> all = new ArrayList<>();
        frames.forEach(frame -> all.add(new Sent(frame, plan.cameras().get(frame.camera()))));
        all.sort(Comparator.comparingLong(Sent::offered).thenComparingInt(sent -> sent.frame.camera()));
        ArrayDeque<Sent> coming = new ArrayDeque<>(all);
        List<Sent> waiting = new ArrayList<>();
        ArrayDeque<Sent> turn = new ArrayDeque<>();
        long now = 0;
        while (!coming.isEmpty() || !waiting.isEmpty() || !turn.isEmpty()) {
            if (turn.isEmpty()) {
                now = Math.max(now, next(coming, waiting));
                comeIn(now, coming, waiting, turn);
                continue;
            }
            Sent head = turn.remove();
            head.start = head.start == Long.MIN_VALUE ? now : head.start;
            head.left--;
            long end = now + (head.left > 0 ? head.packet : head.last);
            while (next(coming, waiting) < end) {
                comeIn(next(coming, waiting), coming, waiting, turn);
            }
            // a packet that ends as a frame comes ends first: its frame goes to the end of the turn before the new one
            now = end;
            if (head.left > 0 && head.available() > now) {
                waiting.add(head);
            } else if (head.left > 0) {
                turn.add(head);
            } else {
                head.end = now;
            }
            comeIn(now, coming, waiting, turn);
        }
        return all;
    }

    private static SystemPlan plan(int number, boolean coarse) {
        RandomSource random = RandomSource.of(number, 0, "interleaved", "plan");
        int count = Plans.between(random, 1, 5);
        double load = 0.3 + random.uniform() * 0.9;
        List<CameraPlan> cameras = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double period = List.of(20.0, 30.0, 40.0).get(Plans.between(random, 0, 2));
            double transfer = period * load / count * (0.5 + random.uniform());
            boolean cut = Plans.chance(random, 0.5);
            FlowPlan flow = flow(random, coarse, transfer, cut);
            double phase = coarse ? Plans.between(random, 0, 20) : random.uniform() * 20;
            double readout = coarse ? Plans.between(random, 0, 12) : random.uniform() * 12;
            cameras.add(camera("cam" + i, period, phase, readout, flow));
        }
        return new SystemPlan(
                "interleaved " + number,
                cameras,
                List.of(new LinkPlan("link", BufferPlan.UNBOUNDED, Arbitration.INTERLEAVED)),
                Plans.aggregator(Plans.constant(0)));
    }

    private static FlowPlan flow(RandomSource random, boolean coarse, double transfer, boolean cut) {
        return new FlowPlan(
                0,
                Rational.ONE,
                Optional.empty(),
                Plans.constant(coarse ? Math.max(1, Math.round(transfer)) : transfer),
                coarse ? Plans.between(random, 1, 4) : Plans.between(random, 1, 300),
                cut,
                cut ? Plans.ms(0.5) : SimTime.ZERO);
    }

    private static CameraPlan camera(String id, double period, double phase, double readout, FlowPlan flow) {
        return new CameraPlan(
                id,
                Plans.periodic(Rational.of(Math.round(period * Plans.MS)), phase),
                StampReference.EXPOSURE_END,
                SimTime.ZERO,
                Plans.ms(readout),
                1,
                BufferPlan.UNBOUNDED,
                0,
                0,
                List.of(flow));
    }
}
