package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Frequency;
import io.splitnets.units.SimTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads when a camera takes its frames. */
final class ArrivalReader {
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
        String kind = section.choiceOf("kind", List.of("periodic", "poisson"), "periodic");
        section.finish();
        return new Arrivals(
                kind.equals("poisson") ? new ArrivalSpec.Poisson(rate.periodPicoseconds()) : grid(),
                StampReference.EXPOSURE_START);
    }

    private ArrivalSpec grid() {
        return new ArrivalSpec.Periodic(rate.periodPicoseconds(), phase, new Jitter.None(), 0, 0);
    }
}
