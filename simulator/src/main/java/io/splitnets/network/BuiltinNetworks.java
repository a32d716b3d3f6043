package io.splitnets.network;

import io.splitnets.network.InvertedResidualSpec.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The networks known by name. Batch normalisation is folded, and the biases it leaves are not counted; the classifier's
 * bias is.
 */
public final class BuiltinNetworks {
    private static final Pattern MOBILE_NET = Pattern.compile("mobilenetv([12])-([0-9]\\.[0-9]{1,2})-([0-9]{2,4})");
    private static final List<String> V1_WIDTHS = List.of("0.25", "0.5", "0.75", "1.0");
    private static final List<String> V2_WIDTHS = List.of("0.35", "0.5", "0.75", "1.0", "1.3", "1.4");
    private static final List<Integer> USUAL_RESOLUTIONS = List.of(96, 128, 160, 192, 224);
    private static final int MAX_RESOLUTION = 1024;
    private static final String ATTENTIVE = "attentivenas-";

    private BuiltinNetworks() {}

    /** The network of that name; empty if there is none, or its width or resolution is not one of its family. */
    public static Optional<NetworkGraph> find(String name) {
        return switch (name) {
            case "splitnet-a" -> Optional.of(splitNetA());
            case "splitnet-mini" -> Optional.of(splitNetMini());
            case "resnet8" -> Optional.of(TinyNetworks.resnet8());
            case "mobilenetv1-vww" -> Optional.of(MobileNets.v1(name, 0.25, 96, 2));
            case "dscnn-kws" -> Optional.of(TinyNetworks.keywordSpotting());
            case "autoencoder-ad" -> Optional.of(TinyNetworks.autoencoder());
            default -> attentive(name).or(() -> mobileNet(name)).or(() -> ReferenceNetworks.find(name));
        };
    }

    /** Full names, families at their usual resolutions: what a misspelt name is compared with. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(
                List.of("splitnet-a", "splitnet-mini", "resnet8", "mobilenetv1-vww", "dscnn-kws", "autoencoder-ad"));
        AttentiveNas.names().forEach(name -> names.add(ATTENTIVE + name));
        names.addAll(ReferenceNetworks.names());
        names.addAll(ReferenceNetworks.fullNames());
        for (int resolution : USUAL_RESOLUTIONS) {
            V1_WIDTHS.forEach(width -> names.add("mobilenetv1-" + width + "-" + resolution));
            V2_WIDTHS.forEach(width -> names.add("mobilenetv2-" + width + "-" + resolution));
        }
        return List.copyOf(names);
    }

    /** Names for a help text, one line per family. */
    public static List<String> patterns() {
        String sizes = "}-RESOLUTION (a multiple of 32 up to " + MAX_RESOLUTION + ")";
        String published = "}[-RESOLUTION] (as published, or a multiple of 32 up to " + MAX_RESOLUTION + ")";
        return List.of(
                "splitnet-a",
                "splitnet-mini",
                "resnet8",
                "mobilenetv1-vww",
                "dscnn-kws",
                "autoencoder-ad",
                ATTENTIVE + "{" + String.join(",", AttentiveNas.names()) + "}",
                "mobilenetv1-{" + String.join(",", V1_WIDTHS) + sizes,
                "mobilenetv2-{" + String.join(",", V2_WIDTHS) + sizes,
                "{" + String.join(",", ReferenceNetworks.names()) + published);
    }

    private static Optional<NetworkGraph> attentive(String name) {
        String member = name.startsWith(ATTENTIVE) ? name.substring(ATTENTIVE.length()) : name;
        return AttentiveNas.published(member).map(choice -> AttentiveNas.graph(ATTENTIVE + member, choice));
    }

    private static Optional<NetworkGraph> mobileNet(String name) {
        Matcher matcher = MOBILE_NET.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean first = matcher.group(1).equals("1");
        boolean known = (first ? V1_WIDTHS : V2_WIDTHS).contains(matcher.group(2));
        if (!known || !isResolution(matcher.group(3))) {
            return Optional.empty();
        }
        int resolution = Integer.parseInt(matcher.group(3));
        double alpha = Double.parseDouble(matcher.group(2));
        return Optional.of(
                first ? MobileNets.v1(name, alpha, resolution, 1000) : MobileNets.v2(name, alpha, resolution));
    }

    /** Whether {@code text} is an input size of the families: a multiple of 32 up to the largest. */
    static boolean isResolution(String text) {
        int resolution = text.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(text) : 0;
        return resolution >= 32 && resolution <= MAX_RESOLUTION && resolution % 32 == 0;
    }

    /** A small split network of our own for examples: 128 x 128 RGB, 40 classes. */
    private static NetworkGraph splitNetA() {
        List<Stage> stages = List.of(
                new Stage("mb1", 16, 1, 3, 1, 1, false),
                new Stage("mb2", 24, 2, 3, 4, 2, false),
                new Stage("mb3", 40, 3, 5, 4, 2, false),
                new Stage("mb4", 80, 3, 3, 4, 2, false),
                new Stage("mb5", 112, 2, 3, 4, 1, false));
        return InvertedResidualSpec.splitNetwork("splitnet-a", new TensorShape(3, 128, 128), 16, stages, 320, 40)
                .graph();
    }

    /** One network of the space that the shipped searches use: 28 x 28 grey, 10 classes. */
    private static NetworkGraph splitNetMini() {
        List<Stage> stages = List.of(
                new Stage("mb1", 16, 1, 3, 2, 1, false),
                new Stage("mb2", 24, 1, 3, 3, 2, false),
                new Stage("mb3", 40, 1, 3, 3, 2, false),
                new Stage("mb4", 56, 1, 3, 3, 1, false));
        return InvertedResidualSpec.splitNetwork("splitnet-mini", new TensorShape(1, 28, 28), 12, stages, 128, 10)
                .graph();
    }
}
