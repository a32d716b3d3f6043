package io.splitnets.nas.export;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.supernet.ChoiceSampler;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.SubnetInput;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.TestSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** Subnets of supernets with random weights, with the logits they should give. */
final class Subnets {
    static final int OBJECTS = 24;

    /** One subnet and what its supernet answers on {@code images}. */
    record Case(FoldedSubnet subnet, ImageSet images, float[] logits) {
        float[] view(int view) {
            return new SubnetInput(images, subnet.choice()).planes(view, 0, OBJECTS);
        }

        long[] shape() {
            long size = subnet.choice().resolution();
            return new long[] {OBJECTS, subnet.inputChannels(), size, size};
        }

        /** The largest difference from the supernet's answer. */
        double worst(float[] others) {
            double worst = others.length == logits.length ? 0 : Double.NaN;
            for (int i = 0; i < logits.length; i++) {
                worst = Math.max(worst, Math.abs(logits[i] - others[i]));
            }
            return worst;
        }
    }

    private Subnets() {}

    /** Random choices of a kind that {@code wanted} lets pass. */
    static List<Case> random(NetworkSpaceSpec space, GroupMember kind, int count, Predicate<SubnetChoice> wanted) {
        Supernet supernet = TestSpaces.scrambled(space, 5);
        int views = space.views().get(space.views().size() - 1);
        ImageSet images = TestSpaces.noise(OBJECTS, views, space.inputChannels(), 7);
        SubnetEvaluator evaluator =
                new SubnetEvaluator(supernet, TestSpaces.noise(40, views, space.inputChannels(), 8));
        ChoiceSampler sampler = new ChoiceSampler(space);
        SplittableRandom random = new SplittableRandom(9);
        List<Case> cases = new ArrayList<>();
        while (cases.size() < count) {
            SubnetChoice choice = sampler.draw(kind, random);
            if (wanted.test(choice)) {
                cases.add(new Case(evaluator.fold(choice), images, evaluator.logits(choice, images)));
            }
        }
        return cases;
    }

    /** The small space with other numbers of bits at the cut. */
    static NetworkSpaceSpec withBits(NetworkSpaceSpec space, List<Integer> bits) {
        return new NetworkSpaceSpec(
                space.name(),
                space.inputChannels(),
                space.resolutions(),
                space.stemWidths(),
                space.phases(),
                space.headWidth(),
                space.classes(),
                space.keptChannels(),
                bits,
                space.views(),
                space.fusion(),
                space.form());
    }
}
