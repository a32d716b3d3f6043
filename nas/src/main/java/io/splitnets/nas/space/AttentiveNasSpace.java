package io.splitnets.nas.space;

import io.splitnets.network.AttentiveNas;
import io.splitnets.network.AttentiveNas.Choice;
import io.splitnets.network.AttentiveNas.StageChoices;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The AttentiveNAS space (Wang et al., CVPR 2021) with a place for the split module: 440,301,256,704 networks, each with
 * a cut after the stem or any stage and one eighth, a quarter or half of the channels kept.
 *
 * <p>Gene order is the order in which a frame meets the choices. Immutable.
 */
public final class AttentiveNasSpace implements SearchSpace {
    /** Name of the space in files. */
    public static final String NAME = "attentivenas";

    private static final int PER_STAGE = 4;
    private static final int BITS = 8;
    private static final List<Integer> KEPT_DIVISORS = List.of(8, 4, 2);

    private final List<Gene> genes;

    /** The space as published. */
    public AttentiveNasSpace() {
        List<Gene> all = new ArrayList<>();
        all.add(gene("resolution", AttentiveNas.resolutions()));
        all.add(gene("stem.width", AttentiveNas.stemWidths()));
        for (StageChoices stage : AttentiveNas.stages()) {
            all.add(gene(stage.name() + ".width", stage.widths()));
            all.add(gene(stage.name() + ".depth", stage.depths()));
            all.add(gene(stage.name() + ".kernel", stage.kernels()));
            all.add(gene(stage.name() + ".expand", stage.expands()));
        }
        all.add(gene("last.width", AttentiveNas.lastWidths()));
        all.add(new Gene("split.after", blocks()));
        all.add(new Gene("split.kept", KEPT_DIVISORS.stream().map(d -> "1/" + d).toList()));
        genes = List.copyOf(all);
    }

    private static Gene gene(String name, List<Integer> choices) {
        return new Gene(name, choices.stream().map(String::valueOf).toList());
    }

    private static List<String> blocks() {
        List<String> blocks = new ArrayList<>(List.of("stem"));
        AttentiveNas.stages().forEach(stage -> blocks.add(stage.name()));
        return blocks;
    }

    @Override
    public String name() {
        return NAME;
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

    /** The candidate that is the network {@code choice}, cut after its {@code after}-th block with the fewest channels. */
    public Candidate encode(Choice choice, int after) {
        List<Integer> values = new ArrayList<>();
        values.add(AttentiveNas.resolutions().indexOf(choice.resolution()));
        values.add(AttentiveNas.stemWidths().indexOf(choice.widths().get(0)));
        for (int i = 0; i < AttentiveNas.stages().size(); i++) {
            StageChoices stage = AttentiveNas.stages().get(i);
            values.add(stage.widths().indexOf(choice.widths().get(i + 1)));
            values.add(stage.depths().indexOf(choice.depths().get(i)));
            values.add(stage.kernels().indexOf(choice.kernels().get(i)));
            values.add(stage.expands().indexOf(choice.expands().get(i)));
        }
        values.add(AttentiveNas.lastWidths().indexOf(choice.widths().get(8)));
        values.add(after);
        values.add(0);
        Candidate candidate = new Candidate(values);
        check(candidate);
        return candidate;
    }

    /**
     * The network that {@code candidate} stands for, without its split module.
     *
     * @throws IllegalArgumentException if it is not of this space
     */
    public Choice decode(Candidate candidate) {
        check(candidate);
        List<Integer> widths = new ArrayList<>();
        List<Integer> kernels = new ArrayList<>();
        List<Integer> expands = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        widths.add(AttentiveNas.stemWidths().get(candidate.genes().get(1)));
        for (int i = 0; i < AttentiveNas.stages().size(); i++) {
            StageChoices stage = AttentiveNas.stages().get(i);
            int at = 2 + i * PER_STAGE;
            widths.add(stage.widths().get(candidate.genes().get(at)));
            depths.add(stage.depths().get(candidate.genes().get(at + 1)));
            kernels.add(stage.kernels().get(candidate.genes().get(at + 2)));
            expands.add(stage.expands().get(candidate.genes().get(at + 3)));
        }
        widths.add(AttentiveNas.lastWidths().get(candidate.genes().get(genes.size() - 3)));
        int resolution = AttentiveNas.resolutions().get(candidate.genes().get(0));
        return new Choice(resolution, widths, kernels, expands, depths);
    }

    /** The graph of {@code candidate}, without its split module. */
    public NetworkGraph graph(Candidate candidate) {
        return AttentiveNas.graph(NAME + " " + candidate.id(), decode(candidate));
    }

    /** Where {@code candidate} is cut and how many channels its split module keeps, at least one. */
    public SplitPlan split(Candidate candidate) {
        int after = candidate.genes().get(genes.size() - 2);
        int channels = decode(candidate).widths().get(after);
        int divisor = KEPT_DIVISORS.get(candidate.genes().get(genes.size() - 1));
        return SplitPlan.at(new SplitPoint(blocks().get(after))).compressed(Math.max(1, channels / divisor), BITS);
    }

    private void check(Candidate candidate) {
        boolean fits = candidate.genes().size() == genes.size();
        for (int i = 0; fits && i < genes.size(); i++) {
            int value = candidate.genes().get(i);
            fits = value >= 0 && value < genes.get(i).choices().size();
        }
        if (!fits) {
            throw new IllegalArgumentException("'" + candidate.id() + "' is no candidate of the space " + NAME);
        }
    }
}
