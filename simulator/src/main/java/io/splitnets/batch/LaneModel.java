package io.splitnets.batch;

import io.splitnets.system.LatencyFrom;
import io.splitnets.system.SteadyRegime;
import io.splitnets.system.SystemPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The recursion for one trigger of many systems at once, as arrays with one lane per system. The systems differ in their
 * service times alone, and all cameras have one period T.
 *
 * <p>A lane is proven if every station is done with the frames of a trigger before those of the next one come, which
 * follow after {@code floor(T)} or one ps more. No frame then meets one of another trigger, so each trigger repeats the
 * first one, to the picosecond, and the latencies of one are those of all.
 */
public final class LaneModel {
    /** Lanes worked on at a time: what they take stays in the nearest cache. */
    private static final int BLOCK = 256;

    private static final int MOST_VIEWS = 64;
    private static final int MOST_TIME_BITS = 55;

    private final boolean fuse;
    private final int servers;
    private final int bits;
    private final long period;
    private final List<Turn> turns;
    private final List<Shared> shared;
    private final long[] references;
    private final long oldestReference;
    private final boolean sameReference;
    private final SortingNetwork all;

    /**
     * A camera in its place: by link, network processors first, then by camera.
     *
     * @param camera position in the plan
     * @param offer of a frame to its first station, relative to the earliest of all cameras, ps
     * @param reference from which latency is counted, relative to the same
     * @param lineEnd before which the frame cannot have left, relative to the same; the least possible value if there is
     *     no such instant
     * @param computes whether there is a network processor
     */
    private record Turn(int camera, long offer, long reference, long lineEnd, boolean computes) {}

    /** A link: places {@code first} to {@code first + sort} of the turns. */
    private record Shared(int first, int count, SortingNetwork network) {}

    private LaneModel(MaxPlusPlan plan, long origin) {
        this.fuse = plan.fuse();
        this.servers = plan.servers();
        this.period = plan.cameras().get(0).period().floor();
        this.bits = Integer.SIZE - Integer.numberOfLeadingZeros(plan.cameras().size() - 1);
        this.turns = new ArrayList<>();
        this.shared = new ArrayList<>();
        for (int link = 0; link < plan.linkRoom().size(); link++) {
            int first = turns.size();
            turns.addAll(turns(plan, link, origin));
            int count = turns.size() - first;
            if (count > 0) {
                shared.add(new Shared(first, count, new SortingNetwork(count)));
            }
        }
        this.references = turns.stream().mapToLong(Turn::reference).toArray();
        this.oldestReference = Arrays.stream(references).min().orElseThrow();
        this.sameReference = Arrays.stream(references).allMatch(reference -> reference == oldestReference);
        this.all = new SortingNetwork(turns.size());
    }

    private static List<Turn> turns(MaxPlusPlan plan, int link, long origin) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < plan.cameras().size(); i++) {
            CameraTimes camera = plan.cameras().get(i);
            if (camera.link() == link) {
                turns.add(new Turn(
                        i,
                        camera.offer() - origin,
                        camera.reference() - origin,
                        camera.cutThrough() ? camera.readoutEnd() + camera.lastLine() - origin : 0,
                        camera.computes()));
            }
        }
        turns.sort(Comparator.comparing((Turn turn) -> !turn.computes()).thenComparingInt(Turn::camera));
        return turns;
    }

    /**
     * A model of all systems that are like {@code template} but for their service times: of the network processors that it
     * has, of the links, and of the aggregator. Empty if their frames cannot be followed one trigger at a time.
     */
    public static Optional<LaneModel> of(SystemPlan template, LatencyFrom from) {
        Optional<MaxPlusPlan> plan = MaxPlusPlan.of(template, from);
        Optional<Long> hyperPeriod = SteadyRegime.hyperPeriod(template);
        if (plan.isEmpty() || hyperPeriod.isEmpty() || !covered(plan.get())) {
            return Optional.empty();
        }
        List<CameraTimes> cameras = plan.get().cameras();
        long earliest = cameras.stream().mapToLong(CameraTimes::offer).min().orElseThrow();
        long latest = cameras.stream()
                .mapToLong(camera -> Math.max(camera.offer(), camera.readoutEnd() + camera.lastLine()))
                .max()
                .orElseThrow();
        long period = cameras.get(0).period().floor();
        boolean fits = (latest - earliest + (cameras.size() + 2) * period) >> MOST_TIME_BITS == 0;
        boolean found = fits
                && new RegimeSearch(plan.get(), hyperPeriod.get(), new LatencySink())
                        .withinReach(0, 1, latest + 4 * period);
        return found ? Optional.of(new LaneModel(plan.get(), earliest)) : Optional.empty();
    }

    /**
     * One period, no other work, room for all frames of a trigger wherever they meet, and none that streams out while it
     * is read on a link that it shares.
     */
    private static boolean covered(MaxPlusPlan plan) {
        List<CameraTimes> cameras = plan.cameras();
        boolean room = plan.room() == 0 || plan.room() >= (plan.fuse() ? 1 : cameras.size());
        for (int link = 0; link < plan.linkRoom().size(); link++) {
            int number = link;
            List<CameraTimes> sharing =
                    cameras.stream().filter(camera -> camera.link() == number).toList();
            room &= plan.linkRoom().get(link) == 0 || plan.linkRoom().get(link) >= sharing.size();
            room &= sharing.size() < 2 || sharing.stream().noneMatch(CameraTimes::cutThrough);
        }
        return room && plan.jobs().isEmpty() && plan.inStep() && cameras.size() <= MOST_VIEWS;
    }

    /** Results of one trigger: the places of {@link LaneLatencies}. */
    public int results() {
        return fuse ? 1 : turns.size();
    }

    /** Room for the latencies of {@code count} candidates. */
    public LaneLatencies latencies(int count) {
        return new LaneLatencies(new long[results()][count], new long[count]);
    }

    /**
     * Finds the latencies of every candidate.
     *
     * @param times one array per camera of the template
     * @param out made by {@link #latencies} for as many candidates
     */
    public void solve(LaneTimes times, LaneLatencies out) {
        Block block = new Block();
        for (int at = 0; at < times.count(); at += BLOCK) {
            block.solve(times, out, at, Math.min(BLOCK, times.count() - at));
        }
    }

    /** Some neighbouring lanes on their way through the system. */
    private final class Block {
        private final long[][] keys = new long[turns.size()][BLOCK];
        private final long[][] carried = new long[turns.size()][BLOCK];
        private final long[][] ends = new long[turns.size()][BLOCK];
        private final long[] first = new long[BLOCK];
        private final long[] refusal = new long[BLOCK];

        void solve(LaneTimes times, LaneLatencies out, int at, int n) {
            Lanes.fill(refusal, 0, n);
            Lanes.within(refusal, times.service(), at, period, n);
            for (Shared link : shared) {
                if (link.count() == 1) {
                    own(link.first(), times, at, n);
                } else {
                    shared(link, times, at, n);
                }
            }
            if (fuse) {
                joined(times, out, at, n);
            } else {
                single(times, out, at, n);
            }
            System.arraycopy(refusal, 0, out.refusal(), at, n);
        }

        /** Frames as they come to the link. */
        private void ready(Turn turn, long[] to, LaneTimes times, int at, int n) {
            if (turn.computes()) {
                long[] compute = times.compute()[turn.camera()];
                Lanes.add(to, turn.offer(), compute, at, n);
                Lanes.within(refusal, compute, at, period, n);
            } else {
                Lanes.fill(to, turn.offer(), n);
            }
            Lanes.within(refusal, times.transfer()[turn.camera()], at, period, n);
        }

        private void own(int place, LaneTimes times, int at, int n) {
            Turn turn = turns.get(place);
            ready(turn, first, times, at, n);
            long[] end = ends[place];
            Lanes.add(end, 0, first, 0, n);
            Lanes.increase(end, times.transfer()[turn.camera()], at, n);
            if (turn.lineEnd() > 0) {
                Lanes.raise(end, turn.lineEnd(), n);
                Lanes.within(refusal, first, end, period, n);
            }
            Lanes.pack(keys[place], end, bits, place, n);
        }

        private void shared(Shared link, LaneTimes times, int at, int n) {
            for (int place = link.first(); place < link.first() + link.count(); place++) {
                Turn turn = turns.get(place);
                ready(turn, first, times, at, n);
                Lanes.pack(keys[place], first, bits, place, n);
                Lanes.add(carried[place], 0, times.transfer()[turn.camera()], at, n);
            }
            link.network().sort(keys, carried, link.first(), n);
            Lanes.unpack(first, keys[link.first()], bits, n);
            for (int place = link.first(); place < link.first() + link.count(); place++) {
                long[] end = ends[place];
                Lanes.unpack(end, keys[place], bits, n);
                if (place > link.first()) {
                    Lanes.raise(end, ends[place - 1], n);
                }
                Lanes.increase(end, carried[place], 0, n);
                Lanes.repack(keys[place], end, bits, n);
            }
            Lanes.within(refusal, first, ends[link.first() + link.count() - 1], period, n);
        }

        private void joined(LaneTimes times, LaneLatencies out, int at, int n) {
            long[] together = ends[0];
            for (Shared link : shared) {
                Lanes.raise(together, ends[link.first() + link.count() - 1], n);
            }
            Lanes.increase(together, times.service(), at, n);
            Lanes.subtract(out.ascending()[0], at, together, oldestReference, n);
        }

        private void single(LaneTimes times, LaneLatencies out, int at, int n) {
            int views = turns.size();
            if (sameReference) {
                all.sort(keys, 0, n);
            } else {
                shared.forEach(link -> references(link, n));
                all.sort(keys, carried, 0, n);
            }
            Lanes.unpack(first, keys[0], bits, n);
            for (int i = 0; i < views; i++) {
                Lanes.unpack(ends[i], keys[i], bits, n);
                if (i >= servers) {
                    Lanes.raise(ends[i], ends[i - servers], n);
                }
                Lanes.increase(ends[i], times.service(), at, n);
            }
            Lanes.within(refusal, first, ends[views - 1], period, n);
            if (sameReference) {
                for (int i = 0; i < views; i++) {
                    Lanes.subtract(out.ascending()[i], at, ends[i], oldestReference, n);
                }
            } else {
                for (int i = 0; i < views; i++) {
                    Lanes.subtract(ends[i], 0, ends[i], carried[i], n);
                }
                all.sort(ends, 0, n);
                for (int i = 0; i < views; i++) {
                    System.arraycopy(ends[i], 0, out.ascending()[i], at, n);
                }
            }
        }

        /** The references that belong to the frames of a link, which may have changed their order. */
        private void references(Shared link, int n) {
            long mask = (1L << bits) - 1;
            for (int place = link.first(); place < link.first() + link.count(); place++) {
                long[] key = keys[place];
                long[] to = carried[place];
                if (link.count() == 1) {
                    Lanes.fill(to, references[place], n);
                } else {
                    for (int c = 0; c < n; c++) {
                        to[c] = references[(int) (key[c] & mask)];
                    }
                }
            }
        }
    }
}
