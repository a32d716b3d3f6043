package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The compressions that may be added to a fixed network afterwards: every place, number of kept channels and number of
 * bits of a space, costed on a system.
 */
final class AddedModules {
    private final List<Costed> all;

    /**
     * A compression on the system.
     *
     * @param split where, how many channels and bits
     * @param system what it costs, the same as a split module that was trained
     */
    record Costed(SplitChoice split, SystemEstimate system) {
        double p99() {
            return Judgement.value(system, Metric.LATENCY_P99);
        }

        /** Whether it keeps no less than {@code other} of the same features, and more in one respect. */
        boolean covers(Costed other) {
            SplitChoice less = other.split;
            return split.phase() == less.phase()
                    && split.keptChannels() >= less.keptChannels()
                    && split.bits() >= less.bits()
                    && !split.equals(less);
        }
    }

    private AddedModules(List<Costed> all) {
        this.all = List.copyOf(all);
    }

    /** All of them for {@code plain}, a network without a split module. */
    static AddedModules of(NetworkSpaceSpec space, Architecture plain, Function<Architecture, SystemEstimate> system) {
        return new AddedModules(choices(space).stream()
                .map(split -> new Costed(split, system.apply(plain.with(split))))
                .toList());
    }

    /** Every place with every number of channels and of bits. */
    static List<SplitChoice> choices(NetworkSpaceSpec space) {
        List<SplitChoice> choices = new ArrayList<>();
        for (int phase = 0; phase <= space.phases().size(); phase++) {
            for (int kept : space.keptChannels()) {
                for (int bits : space.splitBits()) {
                    choices.add(new SplitChoice(phase, kept, bits));
                }
            }
        }
        return choices;
    }

    /** All of them. */
    List<Costed> all() {
        return all;
    }

    /**
     * Those that are worth measuring: they keep the limits, and no other one that does keeps as many channels with as many
     * bits at the same place, which would lose less of the same features.
     */
    List<Costed> worthwhile(Predicate<SystemEstimate> keeps) {
        List<Costed> kept = all.stream().filter(one -> keeps.test(one.system())).toList();
        return kept.stream()
                .filter(one -> kept.stream().noneMatch(other -> other.covers(one)))
                .toList();
    }

    /** The one with the least p99 latency; an overloaded system has none, which counts as endless. */
    Costed fastest() {
        return all.stream().min(Comparator.comparingDouble(Costed::p99)).orElseThrow();
    }
}
