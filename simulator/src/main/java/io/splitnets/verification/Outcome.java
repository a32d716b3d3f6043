package io.splitnets.verification;

import io.splitnets.measure.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one case found.
 *
 * @param form the closed form
 * @param what the figure and its unit
 * @param formula its value by theory
 * @param simulated the simulated figure; empty for a formula that is not simulated, or if the run failed
 * @param low lower end of its interval; empty if it has none
 * @param high upper end
 * @param demand what agreement means here, in a word
 * @param byInterval whether a right program can miss by the chance of an interval
 * @param problem why it does not agree; empty if it does
 * @param scenario file that was run, without its folder; empty if none was
 * @param settings as given to {@code --set}
 * @param varied what else differed between many runs of it; empty for one
 */
public record Outcome(
        ClosedForm form,
        String what,
        double formula,
        OptionalDouble simulated,
        OptionalDouble low,
        OptionalDouble high,
        String demand,
        boolean byInterval,
        String problem,
        String scenario,
        List<String> settings,
        String varied) {
    static Outcome of(QueueingCase line, Optional<Estimate> simulated, Agreement agreement, String problem) {
        Optional<Systems> systems = line.run().map(QueueingCase.Run::systems);
        return new Outcome(
                line.form(),
                line.what(),
                line.formula(),
                simulated.map(estimate -> OptionalDouble.of(estimate.value())).orElse(OptionalDouble.empty()),
                simulated.map(Estimate::low).orElse(OptionalDouble.empty()),
                simulated.map(Estimate::high).orElse(OptionalDouble.empty()),
                agreement.word(),
                agreement instanceof Agreement.Within,
                problem,
                systems.map(Systems::file).orElse(""),
                systems.map(Systems::settings).orElse(List.of()),
                systems.flatMap(Systems::variation).map(Systems.Variation::name).orElse(""));
    }

    /** Whether it agrees. */
    public boolean ok() {
        return problem.isEmpty();
    }
}
