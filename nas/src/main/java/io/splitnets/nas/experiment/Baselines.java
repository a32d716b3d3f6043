package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AfterwardsEstimator;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Precision;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one would do without the search: the supernet's largest and smallest network, each all on the sensor, all on the
 * aggregator, at its best cut without compression, which is the one with the least p99 latency, and at its best cut with
 * compression added afterwards, which is the most accurate on validation images of those that keep every limit, or the one
 * with the least p99 latency where none does. That takes measured accuracies. With several views a network always fuses somewhere; there the
 * views meet after the last phase with the widest split module, and the best cut is not offered.
 */
final class Baselines {
    /** Most accuracies measured per network; a space asks for more only with very many places, channels and bits. */
    private static final int MOST_MEASURED = 20;

    private final SplitSpace space;
    private final NetworkCodec codec;
    private final CandidateJudge judge;
    private final Optional<AfterwardsEstimator> accuracy;

    /** Baselines with compression added afterwards only where {@code accuracy} is there. */
    Baselines(SplitSpace space, CandidateJudge judge, Optional<AfterwardsEstimator> accuracy) {
        this.accuracy = accuracy;
        this.space = space;
        this.codec = new NetworkCodec(space.spec());
        this.judge = judge;
    }

    List<Judgement> all() {
        List<Judgement> baselines = new ArrayList<>();
        for (boolean largest : new boolean[] {true, false}) {
            String size = largest ? "largest" : "smallest";
            Architecture architecture = space.extreme(largest);
            if (architecture.views() == 1) {
                baselines.add(judge.judge(size + " all on sensor", uncut(architecture, SplitPoint.ALL)));
                baselines.add(judge.judge(size + " all on aggregator", uncut(architecture, SplitPoint.NONE)));
                baselines.add(bestCut(size, architecture));
                accuracy.ifPresent(known -> baselines.add(compressed(size, architecture, known)));
            } else {
                baselines.addAll(severalViews(size, architecture));
            }
        }
        return baselines;
    }

    private static SystemQuery uncut(Architecture architecture, SplitPoint cut) {
        return new SystemQuery(architecture, SplitPlan.at(cut));
    }

    private Judgement bestCut(String size, Architecture architecture) {
        List<Judgement> cuts = new ArrayList<>();
        for (int phase = 0; phase <= architecture.phases().size(); phase++) {
            SplitPoint cut = new SplitPoint(codec.blockBefore(phase));
            cuts.add(judge.judge(size + " best cut, uncompressed", uncut(architecture, cut)));
        }
        return cuts.stream()
                .min(Comparator.comparingDouble(cut -> cut.value(Metric.LATENCY_P99)))
                .orElseThrow();
    }

    private Judgement compressed(String size, Architecture plain, AfterwardsEstimator known) {
        AddedModules modules =
                AddedModules.of(space.spec(), plain, architecture -> judge.system(judge.query(architecture)));
        List<AddedModules.Costed> worthwhile = modules.worthwhile(judge::keeps).stream()
                .sorted(Comparator.comparingDouble(AddedModules.Costed::p99))
                .limit(MOST_MEASURED)
                .toList();
        List<AddedModules.Costed> measured = worthwhile.isEmpty() ? List.of(modules.fastest()) : worthwhile;
        return measured.stream()
                .map(one -> judge.judge(
                        size + " best cut, compressed afterwards",
                        plain,
                        one.split(),
                        known.afterwards(plain, one.split())))
                .max(Comparator.comparingDouble((Judgement j) -> j.validation().value())
                        .thenComparing(j -> -j.value(Metric.LATENCY_P99)))
                .orElseThrow();
    }

    private List<Judgement> severalViews(String size, Architecture plain) {
        List<Integer> kept = space.spec().keptChannels();
        List<Integer> bits = space.spec().splitBits();
        int last = plain.phases().size();
        SplitChoice widest = new SplitChoice(last, kept.get(kept.size() - 1), bits.get(bits.size() - 1));
        Architecture late = plain.with(widest);
        SplitPlan raw = new SplitPlan(
                SplitPoint.NONE,
                Optional.of(codec.blockBefore(last)),
                Optional.empty(),
                plain.views(),
                space.spec().fusion(),
                Precision.INT8);
        return List.of(
                judge.judge(size + " all on sensors up to the fusion", new SystemQuery(late, codec.split(late))),
                judge.judge(size + " all on aggregator", new SystemQuery(late, raw)));
    }
}
