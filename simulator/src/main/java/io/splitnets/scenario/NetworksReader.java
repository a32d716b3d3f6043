package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.FusionPlan;
import io.splitnets.system.NetworkPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the section {@code network}, or the list {@code networks}. */
final class NetworksReader {
    static final String ONE = "network";
    static final String SEVERAL = "networks";
    static final String AFTER = "after";
    private static final int MOST_NETWORKS = 64;
    private static final String SERVICE = "service";
    private static final String SENSORS = "sensors";
    private static final String FUSION = "fusion";
    private static final String FEATURES = "features";
    /** What a network that runs on the results of another one has nothing to do with. */
    private static final List<String> OF_CAMERAS = List.of(SENSORS, "rate", FUSION, FEATURES, "split", "compression");

    private final NetworkReader layers;
    private final Section root;
    private final List<CameraSpec> cameras;
    private final AggregatorUse aggregator;

    NetworksReader(ScenarioFile source, Section root, List<CameraSpec> cameras, AggregatorUse aggregator) {
        this.layers = new NetworkReader(source);
        this.root = root;
        this.cameras = cameras;
        this.aggregator = aggregator;
    }

    /**
     * A network and where it stands.
     *
     * @param spec the network
     * @param section its section; the whole file if it has none
     */
    record Placed(NetworkSpec spec, Section section) {}

    /** Whether every network says by a law how long it takes on the aggregator. */
    static boolean laws(Section root) {
        List<Section> sections = root.has(SEVERAL) ? root.sections(SEVERAL) : List.of();
        return !sections.isEmpty() && sections.stream().allMatch(section -> section.has(SERVICE));
    }

    /** At least one network, in the order of the file. */
    List<Placed> read() {
        if (!root.has(SEVERAL)) {
            return List.of(only());
        }
        if (root.has(ONE)) {
            root.problem(SEVERAL, "expected 'network' or 'networks', not both");
        }
        List<Section> sections = root.sections(SEVERAL);
        if (sections.isEmpty() || sections.size() > MOST_NETWORKS) {
            root.problem(SEVERAL, "expected a list of 1 to " + MOST_NETWORKS + " networks");
        }
        List<Placed> networks = new ArrayList<>();
        sections.forEach(section -> networks.add(new Placed(network(section), section)));
        return networks.isEmpty() ? List.of(new Placed(nothing(), root)) : networks;
    }

    private NetworkSpec nothing() {
        return NetworkSpec.only(ids(), aggregator.fusion(), Optional.empty());
    }

    private Placed only() {
        Optional<Section> found = root.optionalSection(ONE);
        if (found.isEmpty()) {
            return new Placed(nothing(), root);
        }
        Section section = found.get();
        int views = aggregator.fuse() ? Math.max(1, cameras.size()) : 1;
        Optional<NetworkUse> use = layers.split(section, views, FUSION);
        NetworkSpec network = new NetworkSpec(
                NetworkSpec.ONLY,
                ids(),
                rate(section),
                priority(section),
                deadline(section),
                aggregator.fusion(),
                use,
                Optional.empty(),
                Optional.empty());
        section.finish();
        return new Placed(network, section);
    }

    private NetworkSpec network(Section section) {
        String id = Ids.read(section);
        NetworkSpec network = section.has(AFTER) ? following(section, id) : ofCameras(section, id);
        section.finish();
        return network;
    }

    private NetworkSpec ofCameras(Section section, String id) {
        List<String> sensors = sensors(section);
        Optional<Frequency> rate = rate(section);
        int priority = priority(section);
        Optional<SimTime> deadline = deadline(section);
        Optional<FusionPlan> fusion = section.has(FUSION) ? FusionReader.read(section) : aggregator.fusion();
        Optional<ServiceLaw> service = service(section);
        Optional<NetworkUse> use = NetworkReader.hasLayers(section)
                ? layers.split(section, fusion.isPresent() ? Math.max(1, sensors.size()) : 1, FEATURES)
                : Optional.empty();
        return new NetworkSpec(id, sensors, rate, priority, deadline, fusion, use, service, Optional.empty());
    }

    private NetworkSpec following(Section section, String id) {
        Optional<AfterSpec> after = section.optionalSection(AFTER).map(NetworksReader::after);
        for (String key : OF_CAMERAS) {
            if (section.has(key)) {
                section.problem(
                        key, "expected no '" + key + "' with 'after': the network runs on the results of another one");
            }
        }
        int priority = priority(section);
        Optional<SimTime> deadline = deadline(section);
        Optional<ServiceLaw> service = service(section);
        Optional<NetworkUse> use = NetworkReader.hasLayers(section) ? layers.whole(section) : Optional.empty();
        return new NetworkSpec(
                id, List.of(), Optional.empty(), priority, deadline, Optional.empty(), use, service, after);
    }

    private static AfterSpec after(Section section) {
        String network = section.text(ONE);
        Rational probability = section.quantity("probability", Dimension.SHARE, "100 %");
        section.finish();
        if (probability.signum() <= 0 || probability.compareTo(Rational.ONE) > 0) {
            section.problem("probability", "expected a share above 0 % and at most 100 %");
            probability = Rational.ONE;
        }
        return new AfterSpec(network, probability.toDouble());
    }

    /** All cameras, if the network names none. */
    private List<String> sensors(Section section) {
        if (!section.has(SENSORS)) {
            return ids();
        }
        List<String> named = section.texts(SENSORS);
        if (named.isEmpty()) {
            section.problem(SENSORS, "expected a list of at least one sensor");
        }
        Set<String> known = new TreeSet<>(ids());
        List<String> sensors = new ArrayList<>();
        for (String sensor : named) {
            if (!known.contains(sensor)) {
                section.problem(
                        SENSORS,
                        "'" + sensor + "' is no sensor; known sensors: " + String.join(", ", ids()),
                        Ids.suggestion(sensor, known));
            } else if (sensors.contains(sensor)) {
                section.problem(SENSORS, "sensor '" + sensor + "' is named twice");
            } else {
                sensors.add(sensor);
            }
        }
        return sensors;
    }

    private List<String> ids() {
        return cameras.stream().map(CameraSpec::id).toList();
    }

    private static Optional<Frequency> rate(Section section) {
        return section.has("rate") ? Optional.of(section.frequency("rate")) : Optional.empty();
    }

    private static int priority(Section section) {
        return section.integer("priority", 0, NetworkPlan.LEAST_URGENT, 0);
    }

    private static Optional<SimTime> deadline(Section section) {
        if (!section.has("deadline")) {
            return Optional.empty();
        }
        SimTime deadline = section.time("deadline");
        if (deadline.picoseconds() == 0) {
            section.problem("deadline", "expected a time above zero");
            return Optional.empty();
        }
        return Optional.of(deadline);
    }

    private static Optional<ServiceLaw> service(Section section) {
        if (section.has(SERVICE) && NetworkReader.hasLayers(section)) {
            section.problem(
                    SERVICE, "expected '" + (section.has("onnx") ? "onnx" : "builtin") + "' or 'service', not both");
        }
        return section.optionalSection(SERVICE).map(ServiceLawReader::read);
    }
}
