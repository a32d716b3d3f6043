package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.ServiceLaw;
import io.splitnets.units.QuantityException;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {dist: exponential, mean: 10 ms}} and its kin. */
final class ServiceLawReader {
    private static final List<String> LAWS =
            List.of("constant", "exponential", "erlang", "uniform", "lognormal", "empirical");

    private ServiceLawReader() {}

    static ServiceLaw read(Section section) {
        ServiceLaw law = switch (section.choiceOf("dist", LAWS)) {
            case "exponential" -> new ServiceLaw.Exponential(section.time("mean"));
            case "erlang" -> new ServiceLaw.Erlang(section.integer("k", 1, 1000), section.time("mean"));
            case "uniform" -> uniform(section);
            case "lognormal" -> new ServiceLaw.Lognormal(section.time("mean"), section.number("cv", 0, 100));
            case "empirical" -> empirical(section);
            default -> new ServiceLaw.Constant(section.time("mean"));
        };
        section.finish();
        return law;
    }

    private static ServiceLaw uniform(Section section) {
        SimTime low = section.time("low");
        SimTime high = section.time("high");
        if (high.compareTo(low) < 0) {
            section.problem("high", "expected a time not below 'low' (" + low + ")");
            return new ServiceLaw.Constant(low);
        }
        return new ServiceLaw.Uniform(low, high);
    }

    private static ServiceLaw empirical(Section section) {
        List<SimTime> values = new ArrayList<>();
        for (String text : section.texts("values")) {
            try {
                SimTime value = SimTime.parse(text);
                if (value.picoseconds() < 0) {
                    section.problem("values", "'" + text + "' is negative; expected times of zero or more");
                } else {
                    values.add(value);
                }
            } catch (QuantityException e) {
                section.problem("values", "'" + text + "': " + e.getMessage());
            }
        }
        if (values.isEmpty()) {
            section.problem("values", "expected at least one time");
            values.add(SimTime.ZERO);
        }
        return new ServiceLaw.Empirical(values);
    }
}
