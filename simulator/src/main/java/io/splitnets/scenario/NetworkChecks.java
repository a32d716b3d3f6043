package io.splitnets.scenario;

import io.splitnets.hardware.Csi2Spec;
import io.splitnets.hardware.CsiLinkSpec;
import io.splitnets.hardware.OutputScale;
import io.splitnets.input.Section;
import io.splitnets.scenario.NetworksReader.Placed;
import io.splitnets.system.Join;
import io.splitnets.system.QueueOrder;
import io.splitnets.units.Rational;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the networks fit the cameras, links and aggregator they name. */
final class NetworkChecks {
    private final Section root;
    private final List<CameraSpec> cameras;
    private final List<LinkUse> links;
    private final AggregatorUse aggregator;
    private final boolean several;

    NetworkChecks(Section root, List<CameraSpec> cameras, List<LinkUse> links, AggregatorUse aggregator) {
        this.root = root;
        this.cameras = cameras;
        this.links = links;
        this.aggregator = aggregator;
        this.several = root.has(NetworksReader.SEVERAL);
    }

    void check(List<Placed> networks) {
        if (several && root.sections(NetworksReader.SEVERAL).isEmpty()) {
            return;
        }
        for (Placed network : networks) {
            checkRate(network);
            checkJoined(network);
            checkProcessors(network);
            checkLayers(network);
        }
        checkRows();
        checkImages(networks);
        checkUsed(networks);
        checkDeadlines(networks);
    }

    private List<CameraSpec> cameras(NetworkSpec network) {
        return cameras.stream().filter(network::takes).toList();
    }

    private void checkRate(Placed network) {
        for (CameraSpec camera : cameras(network.spec())) {
            try {
                if (network.spec().share(camera).compareTo(Rational.ONE) > 0) {
                    network.section()
                            .problem(
                                    "rate",
                                    "expected at most the " + camera.frameRate() + " of sensor '" + camera.id() + "'");
                    return;
                }
            } catch (ArithmeticException e) {
                network.section().problem("rate", "expected a frequency with fewer digits");
                return;
            }
        }
    }

    /** Frames with one trigger number are taken at one time only where the rates are equal. */
    private void checkJoined(Placed network) {
        List<CameraSpec> views = cameras(network.spec());
        boolean byTrigger = network.spec()
                .fusion()
                .filter(fusion -> fusion.join() != Join.LATEST)
                .isPresent();
        if (!byTrigger || views.isEmpty()) {
            return;
        }
        CameraSpec first = views.get(0);
        views.stream()
                .filter(camera -> !camera.frameRate().equals(first.frameRate()))
                .findFirst()
                .ifPresent(other -> {
                    String problem = "sensors '" + first.id() + "' (" + first.frameRate() + ") and '" + other.id()
                            + "' (" + other.frameRate()
                            + ") are joined by trigger; expected one rate, or 'fusion: latest'";
                    Section place = several ? network.section() : root.section("aggregator");
                    place.problem(several ? "sensors" : "fusion", problem);
                });
    }

    private void checkProcessors(Placed network) {
        Optional<NetworkUse> use = network.spec().use().filter(NetworkUse::onSensor);
        if (use.isEmpty()) {
            return;
        }
        for (CameraSpec camera : cameras(network.spec())) {
            if (camera.processor().isEmpty()) {
                Section place = several ? network.section() : root;
                place.problem(
                        several ? "split" : NetworksReader.ONE,
                        "the network is cut after '" + use.get().split().cut().after() + "', but sensor '" + camera.id()
                                + "' has no 'npu'; give it one, or cut at 'none'");
            }
        }
    }

    /** Without layers there is no time for hardware. */
    private void checkLayers(Placed network) {
        if (!several) {
            checkOnly();
            return;
        }
        if (NetworkReader.hasLayers(network.section())) {
            return;
        }
        hardware(network.spec())
                .ifPresent(part -> network.section()
                        .problem(
                                "builtin",
                                "missing key 'builtin'; it can be left out only where every part on the way has a "
                                        + "'service', and " + part + " has hardware"));
    }

    private void checkOnly() {
        if (root.has(NetworksReader.ONE)) {
            return;
        }
        boolean hardware = aggregator.processor() instanceof Processor.Npu
                || links.stream().anyMatch(link -> link.service().isEmpty())
                || cameras.stream().anyMatch(camera -> camera.processor().orElse(null) instanceof Processor.Npu);
        if (hardware) {
            root.problem(
                    NetworksReader.ONE,
                    "missing key 'network'; it can be left out only where every processor and link has a 'service'");
        }
    }

    /** The first part on a network's way whose time follows from layers. */
    private Optional<String> hardware(NetworkSpec network) {
        for (CameraSpec camera : cameras(network)) {
            if (camera.processor().orElse(null) instanceof Processor.Npu) {
                return Optional.of("sensor '" + camera.id() + "'");
            }
            for (LinkUse link : links) {
                if (link.sensors().contains(camera.id()) && link.service().isEmpty()) {
                    return Optional.of("link '" + link.id() + "'");
                }
            }
        }
        boolean npu = aggregator.processor() instanceof Processor.Npu
                && network.service().isEmpty();
        return npu ? Optional.of("the aggregator") : Optional.empty();
    }

    /** A row that is sent as it is read is one long packet. */
    private void checkRows() {
        List<Section> sections = root.sections("sensors");
        for (int i = 0; i < cameras.size(); i++) {
            CameraSpec camera = cameras.get(i);
            boolean csi = links.stream()
                    .filter(link -> link.sensors().contains(camera.id()))
                    .flatMap(link -> link.spec().stream())
                    .anyMatch(CsiLinkSpec.class::isInstance);
            int bytes = camera.sensor()
                    .filter(sensor -> sensor.scale() == OutputScale.NONE)
                    .map(sensor -> sensor.format().lineBytes(sensor.width()))
                    .orElse(0);
            if (csi && bytes > Csi2Spec.MAX_WORD_COUNT) {
                sections.get(i)
                        .problem(
                                "width",
                                "a row of " + bytes + " bytes; expected at most the " + Csi2Spec.MAX_WORD_COUNT
                                        + " bytes of a CSI-2 long packet");
            }
        }
    }

    /** A camera that sent its image twice would be a fault of the file rather than of the camera. */
    private void checkImages(List<Placed> networks) {
        Map<String, String> sent = new HashMap<>();
        for (Placed network : networks) {
            NetworkSpec spec = network.spec();
            if (spec.use().isEmpty() || spec.use().get().onSensor()) {
                continue;
            }
            for (String sensor : spec.sensors()) {
                String first = sent.putIfAbsent(sensor, spec.id());
                if (first != null) {
                    network.section()
                            .problem(
                                    "split",
                                    "sensor '" + sensor + "' sends its whole image for network '" + first
                                            + "' already; cut elsewhere, or run 'after' that network");
                }
            }
        }
    }

    private void checkUsed(List<Placed> networks) {
        for (CameraSpec camera : cameras) {
            if (networks.stream().noneMatch(network -> network.spec().takes(camera))) {
                root.problem(
                        NetworksReader.SEVERAL,
                        "no network takes the frames of sensor '" + camera.id()
                                + "'; name it in one, or leave the sensor out");
            }
        }
    }

    private void checkDeadlines(List<Placed> networks) {
        boolean any = networks.stream().anyMatch(NetworkChecks::hasDeadline);
        if (aggregator.queue().order() == QueueOrder.EDF && !any) {
            root.section("aggregator").section("queue").problem(Buffers.POLICY, noDeadline(""));
        }
        List<Section> sections = root.sections("sensors");
        for (int i = 0; i < cameras.size(); i++) {
            CameraSpec camera = cameras.get(i);
            boolean its = networks.stream().anyMatch(network -> network.spec().takes(camera) && hasDeadline(network));
            if (camera.inputBuffer().order() == QueueOrder.EDF && !its) {
                sections.get(i)
                        .section("input_buffer")
                        .problem(Buffers.POLICY, noDeadline(" that takes frames of '" + camera.id() + "'"));
            }
        }
    }

    /** A deadline that cannot be read is one. */
    private static boolean hasDeadline(Placed network) {
        return network.section().has("deadline");
    }

    private static String noDeadline(String which) {
        return "expected a 'deadline' in a network" + which + ": without any there is none to come first";
    }
}
