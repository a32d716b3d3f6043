package io.splitnets.scenario;

import io.splitnets.hardware.NpuStart;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.input.Section;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.NetworkPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Quantity;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the sections {@code sensors} and {@code arrivals}. */
final class SensorsReader {
    private static final int MOST_CAMERAS = 64;

    private final ScenarioFile source;

    SensorsReader(ScenarioFile source) {
        this.source = source;
    }

    List<CameraSpec> read(Section root) {
        Map<String, Section> arrivals = root.sectionsByKey("arrivals");
        List<CameraSpec> cameras = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Section> sections = root.sections("sensors");
        if (sections.isEmpty() || sections.size() > MOST_CAMERAS) {
            root.problem("sensors", "expected a list of 1 to " + MOST_CAMERAS + " sensors");
        }
        for (Section section : sections) {
            CameraSpec camera = camera(section, arrivals);
            if (!ids.add(camera.id())) {
                section.problem("id", "another sensor has this id; expected a unique one");
            }
            cameras.add(camera);
        }
        arrivals.forEach((id, section) -> {
            if (!ids.contains(id)) {
                root.problem(
                        "arrivals",
                        "'" + id + "' is no sensor; known sensors: "
                                + String.join(", ", ids.stream().sorted().toList()),
                        Ids.suggestion(id, ids));
            }
        });
        checkShared(cameras, arrivals);
        return cameras;
    }

    /** Cameras that share their triggers take each of them; a stream of triggers is not that of one camera alone. */
    private static void checkShared(List<CameraSpec> cameras, Map<String, Section> arrivals) {
        Map<String, CameraSpec> first = new HashMap<>();
        for (CameraSpec camera : cameras) {
            Section section = arrivals.get(camera.id());
            if (section == null
                    || !(camera.arrivals() instanceof ArrivalSpec.Poisson poisson)
                    || poisson.shared().isEmpty()) {
                continue;
            }
            String shared = poisson.shared().get();
            CameraSpec other = first.computeIfAbsent(shared, name -> camera);
            if (cameras.stream().anyMatch(any -> any.id().equals(shared))) {
                section.problem("shared", "a sensor has this id; expected a name of the triggers' own");
            } else if (!other.frameRate().equals(camera.frameRate())) {
                section.problem(
                        "shared",
                        "sensor '" + other.id() + "' shares these triggers at " + other.frameRate() + ", '"
                                + camera.id() + "' has " + camera.frameRate() + "; expected one rate");
            }
        }
    }

    private CameraSpec camera(Section section, Map<String, Section> arrivals) {
        String id = Ids.read(section);
        Ids.preset(section);
        Frequency rate = rate(section);
        SimTime phase = phase(section);
        boolean abstractSource = !section.has("preset") && !section.has("width");
        Optional<SensorSpec> sensor = abstractSource ? Optional.empty() : Optional.of(SensorSpec.read(section));
        SimTime exposure =
                section.optionalSection("exposure").map(SensorsReader::exposure).orElse(SimTime.ZERO);
        Optional<Processor> processor = section.optionalSection("npu").map(ProcessorReader::read);
        BufferPlan buffer = Buffers.ordered(section, "input_buffer", 2, FullPolicy.DROP_OLDEST);
        int priority = section.integer("priority", 0, NetworkPlan.LEAST_URGENT, 0);
        ArrivalReader.Arrivals arrival = new ArrivalReader(source, id, rate, phase).read(arrivals.get(id));
        sensor.ifPresent(spec -> checkTiming(section, spec, rate, exposure));
        if (sensor.filter(spec -> spec.npuStart() == NpuStart.ROWS).isPresent()
                && processor.filter(Processor.Npu.class::isInstance).isEmpty()) {
            section.problem(
                    "npu_start", "expected 'frame': there is no accelerator whose first layer could start early");
        }
        section.finish();
        return new CameraSpec(
                id, sensor, rate, exposure, processor, buffer, arrival.spec(), arrival.refersTo(), priority);
    }

    private static Frequency rate(Section section) {
        Frequency rate = section.frequency("fps");
        try {
            ArrivalSpec.Periodic.exact(rate.periodPicoseconds());
            return rate;
        } catch (IllegalArgumentException e) {
            section.problem("fps", Objects.requireNonNullElse(e.getMessage(), "no frame rate"));
            return Frequency.ofHertz(1);
        }
    }

    private static SimTime phase(Section section) {
        SimTime phase = section.time("phase", SimTime.ZERO);
        if (phase.compareTo(SimTime.LIMIT) <= 0) {
            return phase;
        }
        section.problem("phase", "expected at most " + SimTime.LIMIT + ", the longest run");
        return SimTime.ZERO;
    }

    private static SimTime exposure(Section section) {
        SimTime time = section.time("time");
        section.finish();
        return time;
    }

    /** A rate or exposure that the sensor cannot give would silently become another one, so it is refused. */
    private static void checkTiming(Section section, SensorSpec spec, Frequency rate, SimTime exposure) {
        try {
            checkTimes(section, spec, rate, exposure);
        } catch (ArithmeticException e) {
            section.problem(
                    "pixel_clock", "expected a faster clock, or one with fewer digits: its frame time does not fit");
        }
    }

    private static void checkTimes(Section section, SensorSpec spec, Frequency rate, SimTime exposure) {
        SensorTimingModel timing = SensorTimingModel.of(spec);
        Rational shortest = timing.frameInterval();
        if (rate.periodPicoseconds().compareTo(shortest) < 0) {
            section.problem(
                    "fps",
                    "faster than the sensor: " + spec.name() + " reads at most "
                            + Quantity.print(SimTime.PER_SECOND / shortest.toDouble(), Dimension.FREQUENCY, 9)
                            + " (vts " + spec.vts() + ")");
        }
        Rational most = rate.periodPicoseconds().minus(timing.line().times(spec.exposureMarginLines()));
        if (Rational.of(exposure.picoseconds()).compareTo(most) > 0) {
            section.problem(
                    "exposure",
                    "the exposure of " + exposure + " does not fit into the frame period less "
                            + spec.exposureMarginLines() + " lines");
        }
    }
}
