package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.Sampling;
import io.splitnets.system.WarmUp;
import io.splitnets.units.SimTime;
import io.splitnets.units.Similarity;
import java.util.List;

/** Reads {@code run.warmup}: a time, {@code auto}, or a map that names the rule and the longest time. */
final class WarmUpReader {
    private static final String KEY = "warmup";
    private static final String AUTO = "auto";

    private WarmUpReader() {}

    static WarmUp read(Section run, SimTime duration, Sampling sampling) {
        SimTime longest = longest(duration, sampling);
        if (run.isSection(KEY)) {
            return run.optionalSection(KEY)
                    .map(section -> automatic(section, duration, longest))
                    .orElseThrow();
        }
        if (run.isText(KEY) && Character.isLetter(run.text(KEY).charAt(0))) {
            return word(run, longest);
        }
        SimTime fixed = run.time(KEY, SimTime.ZERO);
        if (fixed.compareTo(duration) >= 0) {
            run.problem(KEY, "expected less than the duration of " + duration);
            fixed = SimTime.ZERO;
        }
        return new WarmUp.Fixed(fixed);
    }

    private static WarmUp word(Section run, SimTime longest) {
        String word = run.text(KEY);
        if (!word.equals(AUTO)) {
            String suggestion = Similarity.nearest(word, List.of(AUTO))
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("");
            run.problem(KEY, "expected a time such as '9.28 ms', or 'auto'", suggestion);
        }
        return new WarmUp.Automatic(longest);
    }

    /** Half of a pilot run: the rule searches no further. */
    private static SimTime longest(SimTime duration, Sampling sampling) {
        long part = sampling instanceof Sampling.BatchMeans ? 20 : 2;
        return new SimTime(duration.picoseconds() / part);
    }

    private static WarmUp automatic(Section section, SimTime duration, SimTime longest) {
        section.choiceOf(AUTO, List.of("mser5"));
        SimTime max = section.time("max", longest);
        section.finish();
        if (max.picoseconds() <= 0 || max.compareTo(duration) >= 0) {
            section.problem("max", "expected a time above zero and less than the duration of " + duration);
            max = longest;
        }
        return new WarmUp.Automatic(max);
    }
}
