package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Drops;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.Noise;
import io.splitnets.trace.RecordedTrace;
import io.splitnets.trace.StampReference;
import io.splitnets.trace.TraceFile;
import io.splitnets.trace.TraceReader;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a camera takes its frames. */
final class ArrivalReader {
    private static final List<String> KINDS = List.of("periodic", "poisson", "burst", "trace");

    private final ScenarioFile source;
    private final String camera;
    private final Frequency rate;
    private final SimTime phase;

    /** Arrivals of one camera and what their stamps refer to. */
    record Arrivals(ArrivalSpec spec, StampReference refersTo) {}

    ArrivalReader(ScenarioFile source, String camera, Frequency rate, SimTime phase) {
        this.source = source;
        this.camera = camera;
        this.rate = rate;
        this.phase = phase;
    }

    Arrivals read(@Nullable Section section) {
        if (section == null) {
            return new Arrivals(grid(), StampReference.EXPOSURE_START);
        }
        Arrivals arrivals = switch (section.choiceOf("kind", KINDS, "periodic")) {
            case "poisson" -> stamped(section, poisson(section));
            case "burst" -> stamped(section, burst(section));
            case "trace" -> recorded(section);
            default -> stamped(section, periodic(section));
        };
        section.finish();
        return arrivals;
    }

    private static Arrivals stamped(Section section, ArrivalSpec spec) {
        return new Arrivals(spec, section.choice("refers_to", StampReference.class, StampReference.EXPOSURE_START));
    }

    private ArrivalSpec poisson(Section section) {
        Optional<String> shared = section.has("shared") ? Optional.of(Ids.name(section, "shared")) : Optional.empty();
        return new ArrivalSpec.Poisson(rate.periodPicoseconds(), shared);
    }

    private ArrivalSpec grid() {
        return new ArrivalSpec.Periodic(rate.periodPicoseconds(), phase, Rational.ZERO, new Jitter.None(), Drops.NONE);
    }

    private ArrivalSpec periodic(Section section) {
        Rational offset = section.quantity("clock_offset", Dimension.PARTS, "0 ppm");
        Jitter jitter =
                section.optionalSection("jitter").map(ArrivalReader::jitter).orElse(new Jitter.None());
        double share = section.quantity("drop", Dimension.SHARE, "0 %").toDouble();
        double run = section.number("drop_run", 1, 1e6, 1);
        try {
            Drops drops = share == 0 ? Drops.NONE : new Drops(share, Math.max(run, 1 / (1 - share)));
            return new ArrivalSpec.Periodic(rate.periodPicoseconds(), phase, offset, jitter, drops);
        } catch (IllegalArgumentException e) {
            section.problem(section.has("jitter") && jitterIsWrong(jitter) ? "jitter" : "drop", text(e));
            return grid();
        }
    }

    private boolean jitterIsWrong(Jitter jitter) {
        try {
            jitter.checkFits(rate.periodPicoseconds().floor());
            return false;
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static Jitter jitter(Section section) {
        String kind = section.choiceOf("kind", List.of("arrival", "period"));
        Noise.Law law = section.choice("dist", Noise.Law.class, Noise.Law.NORMAL);
        SimTime sigma = section.time("sigma");
        SimTime max = section.time("max", new SimTime(sigma.picoseconds() * 4));
        double freedom = section.number("freedom", 0.1, 100, 3);
        section.finish();
        try {
            Noise noise = new Noise(law, sigma, freedom, max);
            return kind.equals("period") ? new Jitter.PeriodNoise(noise) : new Jitter.ArrivalNoise(noise);
        } catch (IllegalArgumentException e) {
            section.problem("sigma", text(e));
            return new Jitter.None();
        }
    }

    private ArrivalSpec burst(Section section) {
        int frames = section.integer("frames", 1, 1000);
        SimTime spacing = section.time("spacing");
        try {
            return new ArrivalSpec.Burst(rate.periodPicoseconds(), phase, frames, spacing);
        } catch (IllegalArgumentException e) {
            section.problem("spacing", text(e));
            return grid();
        }
    }

    private Arrivals recorded(Section section) {
        Optional<Path> file = source.reference(section, "file");
        String sensor = section.text("sensor", camera);
        TraceReader reader = new TraceReader().nominal(rate);
        if (section.has("refers_to")) {
            reader = reader.refersTo(section.choice("refers_to", StampReference.class));
        }
        if (file.isEmpty()) {
            return new Arrivals(grid(), StampReference.EXPOSURE_START);
        }
        TraceFile recording = reader.read(file.get());
        Optional<RecordedTrace> trace =
                recording.traces().size() == 1 ? Optional.of(recording.traces().get(0)) : recording.trace(sensor);
        if (trace.isEmpty()) {
            List<String> known =
                    recording.traces().stream().map(RecordedTrace::name).toList();
            section.problem(
                    "file",
                    "the trace has no sensor '" + sensor + "'; it has " + String.join(", ", known)
                            + ", name one with 'sensor'");
            return new Arrivals(grid(), StampReference.EXPOSURE_START);
        }
        return new Arrivals(
                new ArrivalSpec.Recorded(trace.get(), recording.originNs()),
                trace.get().refersTo());
    }

    private static String text(IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
    }
}
