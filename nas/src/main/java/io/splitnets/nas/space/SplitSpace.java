package io.splitnets.nas.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The space of split networks that a {@link NetworkSpaceSpec} spans: resolution, stem width, then width, depth, kernel
 * and expansion of every phase, the width of the 1x1 behind the pool where the space has one, then where the split module stands, how many channels it keeps, with how many bits,
 * and from how many views.
 *
 * <p>Gene order is the order in which a frame meets the choices. Immutable.
 */
public final class SplitSpace implements SearchSpace {
    private static final int PER_PHASE = 4;
    /** Place, kept channels and bits of the split module, and views: the last genes. */
    private static final int AFTER_PHASES = 4;

    private final NetworkSpaceSpec spec;
    private final List<Gene> genes;

    /** The space of {@code spec}. */
    public SplitSpace(NetworkSpaceSpec spec) {
        this.spec = spec;
        List<Gene> all = new ArrayList<>();
        all.add(gene("resolution", spec.resolutions()));
        all.add(gene("stem.width", spec.stemWidths()));
        for (PhaseSpec phase : spec.phases()) {
            all.add(gene(phase.name() + ".width", phase.widths()));
            all.add(gene(phase.name() + ".depth", phase.depths()));
            all.add(gene(phase.name() + ".kernel", phase.kernels()));
            all.add(gene(phase.name() + ".expand", phase.expands()));
        }
        if (!spec.form().lastWidths().isEmpty()) {
            all.add(gene("last.width", spec.form().lastWidths()));
        }
        all.add(new Gene("split.after", splitNames(spec)));
        all.add(gene("split.kept_channels", spec.keptChannels()));
        all.add(gene("split.bits", spec.splitBits()));
        all.add(gene("views", spec.views()));
        genes = List.copyOf(all);
    }

    private static Gene gene(String name, List<Integer> choices) {
        return new Gene(name, choices.stream().map(String::valueOf).toList());
    }

    private static List<String> splitNames(NetworkSpaceSpec spec) {
        List<String> names = new ArrayList<>(List.of("stem"));
        spec.phases().forEach(phase -> names.add(phase.name()));
        return names;
    }

    /** What the space is made of. */
    public NetworkSpaceSpec spec() {
        return spec;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<Gene> genes() {
        return genes;
    }

    /** Every gene of this space has an effect, so a candidate stands for itself. */
    @Override
    public Candidate canonical(Candidate candidate) {
        return candidate;
    }

    /**
     * The network that {@code candidate} stands for.
     *
     * @throws IllegalArgumentException if it is not of this space
     */
    public Architecture decode(Candidate candidate) {
        check(candidate);
        List<PhaseChoice> phases = new ArrayList<>();
        for (int p = 0; p < spec.phases().size(); p++) {
            PhaseSpec phase = spec.phases().get(p);
            int at = 2 + p * PER_PHASE;
            phases.add(new PhaseChoice(
                    pick(phase.widths(), candidate, at),
                    pick(phase.depths(), candidate, at + 1),
                    pick(phase.kernels(), candidate, at + 2),
                    pick(phase.expands(), candidate, at + 3)));
        }
        int at = genes.size() - AFTER_PHASES;
        SplitChoice split = new SplitChoice(
                candidate.genes().get(at),
                pick(spec.keptChannels(), candidate, at + 1),
                pick(spec.splitBits(), candidate, at + 2));
        return new Architecture(
                pick(spec.resolutions(), candidate, 0),
                pick(spec.stemWidths(), candidate, 1),
                phases,
                Optional.of(split),
                pick(spec.views(), candidate, at + 3),
                spec.form().lastWidths().isEmpty() ? 0 : pick(spec.form().lastWidths(), candidate, at - 1));
    }

    private static int pick(List<Integer> choices, Candidate candidate, int gene) {
        return choices.get(candidate.genes().get(gene));
    }

    /**
     * Refuses a candidate of another space.
     *
     * @throws IllegalArgumentException if it is not of this space
     */
    public void check(Candidate candidate) {
        if (candidate.genes().size() != genes.size()) {
            throw new IllegalArgumentException("candidate " + candidate.id() + " has "
                    + candidate.genes().size() + " genes, the space " + name() + " has " + genes.size());
        }
        for (int i = 0; i < genes.size(); i++) {
            int value = candidate.genes().get(i);
            if (value < 0 || value >= genes.get(i).choices().size()) {
                throw new IllegalArgumentException("gene " + genes.get(i).name() + " of candidate " + candidate.id()
                        + " is " + value + ", expected 0 to "
                        + (genes.get(i).choices().size() - 1));
            }
        }
    }

    /** The network without a split module whose every choice is the largest ({@code true}) or the smallest. */
    public Architecture extreme(boolean largest) {
        return new Architecture(
                end(spec.resolutions(), largest),
                end(spec.stemWidths(), largest),
                spec.phases().stream()
                        .map(phase -> new PhaseChoice(
                                end(phase.widths(), largest),
                                end(phase.depths(), largest),
                                end(phase.kernels(), largest),
                                end(phase.expands(), largest)))
                        .toList(),
                Optional.empty(),
                end(spec.views(), largest),
                spec.form().lastWidths().isEmpty() ? 0 : end(spec.form().lastWidths(), largest));
    }

    private static int end(List<Integer> choices, boolean largest) {
        return choices.get(largest ? choices.size() - 1 : 0);
    }

    /**
     * Candidates that span the space: the largest network with the widest split module at every place, and the smallest
     * with the narrowest. A search that starts from them knows both ends.
     */
    public List<Candidate> corners() {
        List<Candidate> corners = new ArrayList<>();
        int place = genes.size() - AFTER_PHASES;
        for (boolean largest : new boolean[] {true, false}) {
            for (int at = 0; at < genes.get(place).choices().size(); at++) {
                List<Integer> values = end(largest);
                values.set(place, at);
                corners.add(new Candidate(values));
            }
        }
        return corners;
    }

    private List<Integer> end(boolean largest) {
        List<Integer> values = new ArrayList<>();
        for (Gene gene : genes) {
            values.add(largest ? gene.choices().size() - 1 : 0);
        }
        return values;
    }

    /** The largest network, then the smallest, each with every split module: all places, kept channels and bits. */
    public List<Candidate> modules() {
        List<Candidate> modules = new ArrayList<>();
        int place = genes.size() - AFTER_PHASES;
        for (boolean largest : new boolean[] {true, false}) {
            for (int at = 0; at < genes.get(place).choices().size(); at++) {
                for (int kept = 0; kept < spec.keptChannels().size(); kept++) {
                    for (int bits = 0; bits < spec.splitBits().size(); bits++) {
                        List<Integer> values = end(largest);
                        values.set(place, at);
                        values.set(place + 1, kept);
                        values.set(place + 2, bits);
                        modules.add(new Candidate(values));
                    }
                }
            }
        }
        return modules;
    }
}
