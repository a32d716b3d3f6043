package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Draws subnets of a space, uniformly over each list. Stateless but for the space. */
public final class ChoiceSampler {
    private static final int MOST_SPLITS = 3;
    private final NetworkSpaceSpec space;

    /** Draws from {@code space}. */
    public ChoiceSampler(NetworkSpaceSpec space) {
        this.space = space;
    }

    /** Draws one network of a kind. */
    public SubnetChoice draw(GroupMember member, SplittableRandom random) {
        return switch (member) {
            case LARGEST -> largest(random);
            case SMALLEST -> smallest(true, random);
            case SMALLEST_PLAIN -> smallest(false, random);
            case PLAIN -> random(0, random);
            case ONE_SPLIT -> random(1, random);
            case SEVERAL_SPLITS ->
                random(2 + random.nextInt(Math.min(MOST_SPLITS, space.phases().size() + 1) - 1), random);
        };
    }

    private SubnetChoice largest(SplittableRandom random) {
        List<PhaseChoice> phases = space.phases().stream()
                .map(phase -> new PhaseChoice(
                        last(phase.widths()), last(phase.depths()), last(phase.kernels()), last(phase.expands())))
                .toList();
        int views = last(space.views());
        List<SplitChoice> splits =
                views == 1 ? List.of() : List.of(split(place(random), last(space.keptChannels()), random));
        return new SubnetChoice(last(space.resolutions()), last(space.stemWidths()), phases, splits, views, end(true));
    }

    private SubnetChoice smallest(boolean split, SplittableRandom random) {
        List<PhaseChoice> phases = space.phases().stream()
                .map(phase -> new PhaseChoice(
                        phase.widths().get(0),
                        phase.depths().get(0),
                        phase.kernels().get(0),
                        phase.expands().get(0)))
                .toList();
        List<SplitChoice> splits =
                space.keptChannels().isEmpty() || !split && space.views().get(0) == 1
                        ? List.of()
                        : List.of(split(place(random), space.keptChannels().get(0), random));
        return new SubnetChoice(
                space.resolutions().get(0),
                space.stemWidths().get(0),
                phases,
                splits,
                space.views().get(0),
                end(false));
    }

    private int end(boolean largest) {
        List<Integer> widths = space.form().lastWidths();
        return widths.isEmpty() ? 0 : widths.get(largest ? widths.size() - 1 : 0);
    }

    private SubnetChoice random(int splits, SplittableRandom random) {
        int resolution = any(space.resolutions(), random);
        int stem = any(space.stemWidths(), random);
        List<PhaseChoice> phases = new ArrayList<>();
        for (PhaseSpec phase : space.phases()) {
            phases.add(new PhaseChoice(
                    any(phase.widths(), random),
                    any(phase.depths(), random),
                    any(phase.kernels(), random),
                    any(phase.expands(), random)));
        }
        int views = any(space.views(), random);
        int wanted = space.keptChannels().isEmpty() ? 0 : Math.max(splits, views > 1 ? 1 : 0);
        TreeSet<Integer> places = new TreeSet<>();
        while (places.size() < wanted) {
            places.add(place(random));
        }
        List<SplitChoice> chosen = new ArrayList<>();
        for (int place : places) {
            chosen.add(split(place, any(space.keptChannels(), random), random));
        }
        List<Integer> ends = space.form().lastWidths();
        return new SubnetChoice(resolution, stem, phases, chosen, views, ends.isEmpty() ? 0 : any(ends, random));
    }

    private int place(SplittableRandom random) {
        return random.nextInt(space.phases().size() + 1);
    }

    private SplitChoice split(int place, int kept, SplittableRandom random) {
        return new SplitChoice(place, kept, any(space.splitBits(), random));
    }

    private static int any(List<Integer> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static int last(List<Integer> values) {
        return values.get(values.size() - 1);
    }
}
