package io.splitnets.nas.experiment;

import io.splitnets.input.Section;
import io.splitnets.nas.augmentation.Augmentations;
import io.splitnets.nas.supernet.AttentiveSampling;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SplitInitialisation;
import io.splitnets.nas.supernet.SupernetStart;
import io.splitnets.nas.supernet.Teaching;
import io.splitnets.nas.supernet.TrainingOptions;
import io.splitnets.nas.supernet.TrainingPlan;
import io.splitnets.units.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the section {@code training}. */
final class TrainingReader {
    private static final int LARGEST_BATCH = 4096;
    private static final int LARGEST_GROUP = 16;

    private TrainingReader() {}

    /** @param images training images of the data set; 0 where they are not known yet */
    static TrainingSpec read(Section section, int images) {
        TrainingSpec spec = new TrainingSpec(
                section.integer("steps", 1, 10_000_000),
                section.integer("batch", 2, LARGEST_BATCH, 64),
                section.number("learning_rate", 1e-6, 100),
                section.integer("warmup_steps", 0, 1_000_000, 50),
                section.number("weight_decay", 0, 1, 1e-4),
                section.number("label_smoothing", 0, 0.9, 0.0),
                section.number("distillation", 0, 1, 1.0),
                section.flag("flip", false),
                section.integer("shift", 0, 16, 0),
                section.has("augment") ? Augmentations.read(section.sections("augment")) : List.of(),
                section.longInteger("seed", 0, Long.MAX_VALUE, 1),
                group(section),
                start(section),
                options(section).withAttentive(attentive(section)));
        if (section.has("augment") && (spec.flip() || spec.shift() > 0)) {
            section.problem("augment", "expected either this list or the keys flip and shift, not both");
        }
        if (images > 0 && spec.batch() > images) {
            section.problem("batch", "expected at most the " + images + " training images of the data set");
        }
        if (section.has("attentive") && spec.group().stream().noneMatch(AttentiveSampling::appliesTo)) {
            section.problem("attentive", "expected 'plain' or 'one_split' in the group: no other member is chosen so");
        }
        section.finish();
        return spec;
    }

    private static Optional<AttentiveSampling> attentive(Section training) {
        return training.optionalSection("attentive").map(section -> {
            AttentiveSampling.Kind kind = section.choice("kind", AttentiveSampling.Kind.class);
            int candidates = section.integer("candidates", 2, AttentiveSampling.MOST, 3);
            double tolerance =
                    section.quantity("tolerance", Dimension.SHARE, "10 %").toDouble();
            boolean fits = tolerance > 0 && tolerance <= 1;
            if (!fits) {
                section.problem("tolerance", "expected a share above 0 % up to 100 %");
            }
            section.finish();
            return new AttentiveSampling(kind, candidates, fits ? tolerance : 1, "");
        });
    }

    private static SupernetStart start(Section section) {
        return new SupernetStart(
                section.choice("initialisation", SplitInitialisation.class, SplitInitialisation.GEOMETRIC_MEAN),
                section.flag("zero_gamma", false));
    }

    private static TrainingOptions options(Section section) {
        Teaching teaching = section.choice("teaching", Teaching.class, Teaching.KL);
        if (teaching == Teaching.NONE && section.has("distillation") && section.number("distillation", 0, 1) > 0) {
            section.problem("distillation", "expected 0, no share of an answer, where teaching is 'none'");
        }
        return new TrainingOptions(
                        teaching,
                        section.number("gradient_clip", 0, 1e6, 0.0),
                        section.number("drop_connect", 0, 0.9, 0.0))
                .withDropout(section.number("dropout", 0, 0.9, 0.0));
    }

    private static List<GroupMember> group(Section section) {
        if (!section.has("group")) {
            return TrainingPlan.FULL_GROUP;
        }
        List<GroupMember> group = new ArrayList<>();
        for (String label : section.texts("group")) {
            List<GroupMember> found = Arrays.stream(GroupMember.values())
                    .filter(member -> label(member).equals(label))
                    .toList();
            if (found.isEmpty()) {
                section.problem("group", "'" + label + "' is no member; known: " + known());
                return TrainingPlan.FULL_GROUP;
            }
            group.addAll(found);
        }
        if (group.isEmpty() || group.get(0) != GroupMember.LARGEST || group.size() > LARGEST_GROUP) {
            section.problem("group", "expected 'largest' and up to " + (LARGEST_GROUP - 1) + " others after it");
            return TrainingPlan.FULL_GROUP;
        }
        return group;
    }

    private static String known() {
        return String.join(
                ", ",
                Arrays.stream(GroupMember.values()).map(TrainingReader::label).toList());
    }

    private static String label(GroupMember member) {
        return member.name().toLowerCase(Locale.ROOT);
    }
}
