package io.splitnets.report;

import io.splitnets.measure.Difference;
import io.splitnets.measure.Estimate;
import io.splitnets.system.Cause;
import io.splitnets.system.PairedResult;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a comparison found, in one sentence. */
final class DiffSentence {
    private static final double LITTLE = 0.05;
    private static final double SAME = 0.01;

    private final PairedResult result;

    private DiffSentence(PairedResult result) {
        this.result = result;
    }

    static String of(PairedResult result) {
        return new DiffSentence(result).sentence();
    }

    private String sentence() {
        if (result.figures().isEmpty()) {
            return missing();
        }
        PairedResult.Figures figures = result.figures().get();
        Difference mean = figures.mean();
        if (!mean.shows()) {
            return none(mean.difference());
        }
        String cause = figures.cause().map(found -> "; " + because(found, mean)).orElse("");
        return difference(mean.difference()) + cause + ".";
    }

    private String missing() {
        List<String> why = new ArrayList<>();
        missing("A", result.a(), why);
        missing("B", result.b(), why);
        return String.join(" and ", why) + ": there is no latency to compare.";
    }

    private static void missing(String side, SimulationResult of, List<String> why) {
        if (of.verdict() == Verdict.OVERLOADED) {
            why.add(side + " is overloaded");
        } else if (of.figures().isEmpty()) {
            why.add(side + " gave no result");
        }
    }

    private static String none(Estimate difference) {
        return difference.value() == 0 && difference.halfWidth().orElse(0) == 0
                ? "A and B do not differ in the mean."
                : format(
                        "No difference shows in the mean: B - A is %.4f ms%s.",
                        difference.value(), interval(difference, 1));
    }

    private static String difference(Estimate difference) {
        double sign = Math.signum(difference.value());
        return format(
                "B is %.4f ms %s in the mean%s",
                sign * difference.value(), sign > 0 ? "slower" : "faster", interval(difference, sign));
    }

    private static String interval(Estimate difference, double sign) {
        if (difference.halfWidth().isEmpty()) {
            return " of this one run";
        }
        double low = sign * difference.low().getAsDouble();
        double high = sign * difference.high().getAsDouble();
        return low == high ? ", exactly" : format(" [%.4f, %.4f]", Math.min(low, high), Math.max(low, high));
    }

    private String because(Cause cause, Difference mean) {
        double whole = mean.difference().value();
        boolean same = Math.abs(cause.totalMs() - whole) <= SAME * Math.abs(whole);
        String what = what(cause) + load(cause);
        if (cause.share() > 1 + SAME / 2) {
            return format(
                    "%.4f ms %s %s, while other parts take %.4f ms back",
                    Math.abs(cause.differenceMs()),
                    cause.differenceMs() > 0 ? "more are" : "less are",
                    what,
                    Math.abs(cause.differenceMs() - cause.totalMs()));
        }
        return same
                ? format("%.0f %% of it is %s", 100 * cause.share(), what)
                : format(
                        "its frames take %.4f ms %s, of which %.0f %% is %s",
                        Math.abs(cause.totalMs()), cause.totalMs() > 0 ? "longer" : "less", 100 * cause.share(), what);
    }

    private static String what(Cause cause) {
        return switch (cause.place()) {
            case SENSOR -> "exposure and readout";
            case FUSION -> "waiting for the other views";
            case FULL_BUFFERS -> "waiting for room in full buffers";
            case SENSOR_PROCESSOR, LINK, AGGREGATOR -> atStation(cause, cause.waitingMs() / cause.differenceMs());
        };
    }

    private static String atStation(Cause cause, double waiting) {
        String work = cause.place() == Cause.Place.LINK ? "transfer" : "computing";
        if (Math.abs(waiting - 1) <= LITTLE) {
            return "waiting for " + where(cause);
        }
        return Math.abs(waiting) <= LITTLE
                ? work + " on " + where(cause)
                : format(
                        "spent at %s (%.4f ms waiting, %.4f ms %s)",
                        where(cause), cause.waitingMs(), cause.differenceMs() - cause.waitingMs(), work);
    }

    private static String where(Cause cause) {
        return switch (cause.place()) {
            case AGGREGATOR -> "the aggregator";
            case LINK -> cause.station().map(id -> "link " + id).orElse("the links");
            default ->
                cause.station()
                        .map(id -> "the processor of sensor " + id.substring(0, id.length() - ".npu".length()))
                        .orElse("the sensors' processors");
        };
    }

    private String load(Cause cause) {
        double before = load(cause, result.a().offeredLoad());
        double after = load(cause, result.b().offeredLoad());
        if (before < 0 || after < 0) {
            return "";
        }
        String whose = cause.station().isPresent() ? ", whose load " : ", whose largest load ";
        String from = format("%.2f %%", 100 * before);
        String to = format("%.2f %%", 100 * after);
        return from.equals(to)
                ? whose + "stays at " + to
                : whose + (after > before ? "rises" : "falls") + " from " + from + " to " + to;
    }

    /** Load of the station, or the largest of its kind; negative if there is none. */
    private static double load(Cause cause, Map<String, Double> loads) {
        return loads.entrySet().stream()
                .filter(entry -> cause.station()
                        .map(station -> station.equals(entry.getKey()))
                        .orElseGet(() -> cause.place().has(entry.getKey())))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(-1);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
