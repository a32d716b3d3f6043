package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.Trust;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkForm;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Outcomes that differ from others in one part. */
final class Variants {
    /** Seven phases; the first has one kernel, and there is one number of bits and one of views. */
    static final NetworkSpaceSpec WIDE = new NetworkSpaceSpec(
                    "seven-phase",
                    1,
                    List.of(192, 224, 256, 288),
                    List.of(16, 24),
                    IntStream.rangeClosed(1, 7)
                            .mapToObj(i -> new PhaseSpec(
                                    "mb" + i,
                                    List.of(8 * i, 8 * i + 8),
                                    List.of(1, 2, 3),
                                    i == 1 ? List.of(3) : List.of(3, 5),
                                    List.of(4, 5, 6),
                                    2,
                                    false,
                                    Activation.RELU6))
                            .toList(),
                    64,
                    10,
                    List.of(4, 8),
                    List.of(8),
                    List.of(1),
                    Fusion.CONCATENATE)
            .with(new NetworkForm(Activation.RELU6, Shortcut.IDENTITY_ONLY, 1, 0, List.of(1792, 1984)));

    private Variants() {}

    /** The same with another recommended network. */
    static SearchOutcome picking(SearchOutcome of, Judgement pick) {
        return new SearchOutcome(
                of.spec(),
                of.toy(),
                of.front(),
                of.beaten(),
                of.baselines(),
                Optional.of(pick),
                of.pickRun(),
                of.archive(),
                of.tiers(),
                of.history(),
                of.provenance(),
                of.prediction(),
                of.trust());
    }

    /** The same, but this sure. */
    static SearchOutcome trusting(SearchOutcome of, Trust trust) {
        return new SearchOutcome(
                of.spec(),
                of.toy(),
                of.front(),
                of.beaten(),
                of.baselines(),
                of.pick(),
                of.pickRun(),
                of.archive(),
                of.tiers(),
                of.history(),
                of.provenance(),
                of.prediction(),
                trust);
    }

    /** The same search in a space of seven phases, 35 genes of which three have one choice; ids are filled up to fit. */
    static SearchOutcome wide(SearchOutcome of) {
        SearchSpec spec = of.spec();
        SearchSpec wide = new SearchSpec(
                spec.name(),
                spec.scenario(),
                WIDE,
                spec.learning(),
                spec.surrogate(),
                spec.table(),
                spec.objectives(),
                spec.limits(),
                spec.strategy(),
                spec.effective());
        List<Judgement> front = of.front().stream().map(Variants::wide).toList();
        return new SearchOutcome(
                wide,
                of.toy(),
                front,
                of.beaten(),
                of.baselines(),
                of.pick().map(pick -> front.get(of.front().indexOf(pick))),
                of.pickRun(),
                of.archive().stream()
                        .map(one -> new Evaluation(
                                Candidate.parse(wide(one.candidate().id())), one.objectives(), one.violations()))
                        .toList(),
                of.tiers(),
                of.history(),
                of.provenance(),
                of.prediction(),
                of.trust());
    }

    private static Judgement wide(Judgement of) {
        return new Judgement(
                wide(of.id()),
                of.query(),
                of.description(),
                of.splitAfter(),
                of.macs(),
                of.validation(),
                of.test(),
                of.system());
    }

    /** Repeats the genes of phases; the split module and the views stay at the end. */
    private static String wide(String id) {
        List<Integer> genes = Candidate.parse(id).genes();
        List<Integer> filled = new ArrayList<>(genes.subList(0, 2));
        for (int phase = 0; phase < 7; phase++) {
            filled.addAll(List.of(genes.get(2), genes.get(3), phase == 0 ? 0 : genes.get(6), genes.get(7)));
        }
        filled.add(genes.get(1));
        filled.addAll(genes.subList(genes.size() - 4, genes.size()));
        return new Candidate(filled).id();
    }
}
