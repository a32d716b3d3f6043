package io.splitnets.nas.experiment;

import io.splitnets.input.Section;
import io.splitnets.nas.space.NetworkForm;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the section {@code space}. */
final class SpaceReader {
    private static final int WIDEST = 4096;
    private static final Set<Integer> SPLIT_BITS = Set.of(2, 3, 4, 8, 16, 32);

    private static final Map<String, Activation> ACTIVATIONS = known(
            List.of("relu6", "swish", "hard_swish"),
            List.of(Activation.RELU6, Activation.SWISH, Activation.HARD_SWISH));
    private static final Map<String, Shortcut> SHORTCUTS =
            known(List.of("equal", "every_block"), List.of(Shortcut.IDENTITY_ONLY, Shortcut.EVERY_BLOCK));

    private SpaceReader() {}

    /** In the order of messages. */
    private static <T> Map<String, T> known(List<String> words, List<T> values) {
        Map<String, T> known = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            known.put(words.get(i), values.get(i));
        }
        return known;
    }

    static NetworkSpaceSpec read(Section section, int channels, int classes) {
        NetworkForm form = form(section);
        NetworkSpaceSpec spec = new NetworkSpaceSpec(
                section.text("name"),
                channels,
                rising(section, "resolutions", 8, 512),
                rising(section, "stem_widths", 1, WIDEST),
                phases(section, form.activation()),
                form.headExpand() > 0 ? 0 : section.integer("head_width", 1, WIDEST),
                classes,
                rising(section, "kept_channels", 1, WIDEST),
                bits(section),
                rising(section, "views", 1, 12),
                section.choice("fusion", Fusion.class, Fusion.CONCATENATE),
                form);
        section.finish();
        return spec;
    }

    private static NetworkForm form(Section section) {
        if (section.has("head_expand") && section.has("head_width")) {
            section.problem("head_expand", "expected either this or head_width, not both");
        }
        return new NetworkForm(
                activation(section, "relu6"),
                SHORTCUTS.getOrDefault(
                        section.choiceOf("shortcut", SHORTCUTS.keySet(), "equal"), Shortcut.IDENTITY_ONLY),
                section.integer("hidden_divisor", 1, 64, 1),
                section.has("head_expand") ? section.integer("head_expand", 1, 12) : 0,
                section.has("last_widths") ? rising(section, "last_widths", 1, WIDEST) : List.of());
    }

    private static Activation activation(Section section, String standard) {
        return ACTIVATIONS.getOrDefault(
                section.choiceOf("activation", ACTIVATIONS.keySet(), standard), Activation.RELU6);
    }

    private static List<PhaseSpec> phases(Section section, Activation activation) {
        String standard = activation.name().toLowerCase(Locale.ROOT);
        List<PhaseSpec> phases = new ArrayList<>();
        Set<String> names = new HashSet<>(Set.of("stem", "head"));
        for (Section phase : section.sections("phases")) {
            String id = phase.text("id");
            if (!id.matches("[a-z][a-z0-9_]{0,15}") || !names.add(id)) {
                phase.problem("id", "expected a unique name of small letters and digits, not 'stem' or 'head'");
            }
            phases.add(new PhaseSpec(
                    id,
                    rising(phase, "widths", 1, WIDEST),
                    rising(phase, "depths", 1, 16),
                    kernels(phase),
                    rising(phase, "expands", 1, 12),
                    phase.integer("stride", 1, 2),
                    phase.flag("squeeze_excite", false),
                    activation(phase, standard)));
            phase.finish();
        }
        if (phases.isEmpty()) {
            section.problem("phases", "expected at least one phase");
        }
        return phases;
    }

    private static List<Integer> kernels(Section phase) {
        List<Integer> kernels = rising(phase, "kernels", 1, 7);
        if (kernels.stream().anyMatch(kernel -> kernel % 2 == 0)) {
            phase.problem("kernels", "expected odd kernels: 1, 3, 5 or 7");
        }
        return kernels;
    }

    private static List<Integer> bits(Section section) {
        List<Integer> bits = rising(section, "split_bits", 2, 32);
        if (!SPLIT_BITS.containsAll(bits)) {
            section.problem("split_bits", "expected a list of 2, 3, 4, 8, 16 and 32 (float)");
        }
        return bits;
    }

    private static List<Integer> rising(Section section, String key, int min, int max) {
        List<Integer> values = section.integers(key, min, max);
        for (int i = 1; i < values.size(); i++) {
            if (values.get(i) <= values.get(i - 1)) {
                section.problem(key, "expected a rising list without repeats");
                return List.of(values.get(0));
            }
        }
        if (values.isEmpty()) {
            section.problem(key, "expected a list of at least one number");
            return List.of(min);
        }
        return values;
    }
}
