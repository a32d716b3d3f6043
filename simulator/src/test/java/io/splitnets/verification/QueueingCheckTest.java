package io.splitnets.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.analytic.FiniteQueueModel;
import io.splitnets.input.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueueingCheckTest {
    private static final Path FOLDER = Path.of("..", "scenarios", "verify");
    private static final QueueingCheck CHECK = new QueueingCheck(FOLDER, false, 1, 0);
    private static final QueueingCase.Open LOSS =
            Systems.of("no-queue.yaml").shows(ClosedForm.NO_QUEUE, "loss", Figure::loss);

    private static Outcome outcome(QueueingCase line) {
        return CHECK.simulated(List.of(line)).values().iterator().next();
    }

    @Test
    void aWrongFormulaFails() {
        double truth = FiniteQueueModel.mg11Loss(.8);
        List<QueueingCase> cases = List.of(
                LOSS.within(.1, truth),
                LOSS.within(.1, truth * 1.03),
                LOSS.within(.1, truth / 1.03),
                LOSS.within(.001, truth),
                LOSS.atMost(truth));
        assertThat(CHECK.simulated(cases).values())
                .extracting(Outcome::problem)
                .containsExactly(
                        "",
                        "outside the interval",
                        "outside the interval",
                        "interval wider than +-0.1 %",
                        "above the bound");
    }

    @Test
    void aSystemWithoutASteadyStateFails() {
        Outcome outcome = outcome(Systems.of("md1.yaml", "sensors.cam.fps=1001 fps", "run.duration=2 s")
                .shows(ClosedForm.MD1, "wait", Figure::wait)
                .within(.1, 2));
        assertThat(outcome.ok()).isFalse();
        assertThat(outcome.simulated()).isEmpty();
        assertThat(outcome.problem()).startsWith("no latency: aggregator is offered 1.001 times what it can do");
    }

    @Test
    void aFileThatIsMissingIsBadInput() {
        QueueingCase line = Systems.of("nobody.yaml")
                .shows(ClosedForm.MD1, "wait", Figure::wait)
                .within(.1, 2);
        assertThatThrownBy(() -> outcome(line)).isInstanceOf(InputException.class);
    }

    @Test
    void threadsDoNotShow() {
        Set<ClosedForm> forms = Set.of(ClosedForm.DD1, ClosedForm.IDENTITIES);
        List<String> told = new ArrayList<>();
        List<Outcome> one = new QueueingCheck(FOLDER, false, 1, 0)
                .outcomes(forms, (number, all, what) -> told.add(number + "/" + all + " " + what));
        assertThat(new QueueingCheck(FOLDER, false, 2, 0).outcomes(forms, (number, all, what) -> {}))
                .isEqualTo(one);
        assertThat(told).startsWith("0/6 dd1").endsWith("5/6 identities");
    }
}
