package io.splitnets.network;

import java.util.List;
import java.util.Optional;

/** Networks that are compared with, at the input size they are published for or at another one. */
final class ReferenceNetworks {
    private static final List<Family> FAMILIES = List.of(
            new Family("alexnet", 227, 96, PlainNetworks::alexNet),
            new Family("vgg16", 224, PlainNetworks::vgg16),
            new Family("mobilenetv3-large", 224, (name, size) -> SearchedNetworks.mobileNetV3(name, true, size)),
            new Family("mobilenetv3-small", 224, (name, size) -> SearchedNetworks.mobileNetV3(name, false, size)),
            new Family("efficientnet-b0", 224, SearchedNetworks::efficientNetB0),
            new Family("fbnet-c", 224, SearchedNetworks::fbNetC),
            new Family("resnet18", 224, ResidualNetworks::resnet18),
            new Family("resnet50", 224, ResidualNetworks::resnet50),
            new Family("regnetx-400mf", 224, ResidualNetworks::regNetX400),
            new Family("mcunet-in0", 48, (name, size) -> McuNets.graph(name, 0, size)),
            new Family("mcunet-in1", 96, (name, size) -> McuNets.graph(name, 1, size)),
            new Family("mcunet-in2", 160, (name, size) -> McuNets.graph(name, 2, size)),
            new Family("mcunet-in3", 176, (name, size) -> McuNets.graph(name, 3, size)),
            new Family("mcunet-in4", 160, (name, size) -> McuNets.graph(name, 4, size)));

    private ReferenceNetworks() {}

    /** Builds a network of a name for square images of a size. */
    private interface Shape {
        NetworkGraph graph(String name, int resolution);
    }

    private record Family(String name, int resolution, int smallest, Shape shape) {
        Family(String name, int resolution, Shape shape) {
            this(name, resolution, 32, shape);
        }

        Optional<NetworkGraph> find(String wanted) {
            if (wanted.equals(name)) {
                return Optional.of(shape.graph(wanted, resolution));
            }
            if (!wanted.startsWith(name + "-")) {
                return Optional.empty();
            }
            String size = wanted.substring(name.length() + 1);
            boolean known = size.equals(Integer.toString(resolution));
            return known || BuiltinNetworks.isResolution(size) && Integer.parseInt(size) >= smallest
                    ? Optional.of(shape.graph(wanted, Integer.parseInt(size)))
                    : Optional.empty();
        }
    }

    /** The network of that name, with or without {@code -RESOLUTION} behind it; empty if there is none. */
    static Optional<NetworkGraph> find(String name) {
        return FAMILIES.stream().flatMap(family -> family.find(name).stream()).findFirst();
    }

    /** Names with the published resolution. */
    static List<String> fullNames() {
        return FAMILIES.stream()
                .map(family -> family.name() + "-" + family.resolution())
                .toList();
    }

    /** Names without resolutions. */
    static List<String> names() {
        return FAMILIES.stream().map(Family::name).toList();
    }
}
