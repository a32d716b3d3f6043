package io.splitnets.nas.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SituationTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double[] ACCURACIES = {0.9, 0.8, 0.8, 0.7, 0.95};

    private static Answer answer(boolean keeps, double p99, double bytes) {
        return new Answer(keeps, p99, new double[] {p99, bytes});
    }

    /** Number 0 breaks a limit, 1 and 2 are alike but for the time, 3 is slower than 1, 4 is a baseline. */
    private static final Situation SITUATION = new Situation(List.of(
            answer(false, 12, 10), answer(true, 8, 20), answer(true, 7, 20), answer(true, 9, 20), answer(true, 9, 5)));

    private static final Situation HOPELESS = new Situation(List.of(answer(false, NEVER, NEVER), answer(false, 20, 1)));

    @Test
    void theBestIsTheMostAccurateThatKeepsTheLimitsThenTheFastest() {
        assertThat(SITUATION.best(ACCURACIES, 4)).isEqualTo(2);
        assertThat(SITUATION.best(ACCURACIES, 2)).isEqualTo(1);
        assertThat(SITUATION.best(ACCURACIES, 5)).isEqualTo(4);
        assertThat(HOPELESS.best(ACCURACIES, 2)).isEqualTo(Situation.NONE);
    }

    /** A broken limit loses all that the best choice of the front, number 2, is worth. */
    @Test
    void regretIsTheAccuracyLost() {
        assertThat(SITUATION.regret(0, ACCURACIES, 4)).isEqualTo(0.8);
        assertThat(SITUATION.regret(2, ACCURACIES, 4)).isZero();
        assertThat(SITUATION.regret(3, ACCURACIES, 4)).isCloseTo(0.1, within(1e-12));
        assertThat(SITUATION.regret(4, ACCURACIES, 4)).isCloseTo(-0.15, within(1e-12));
        assertThat(HOPELESS.regret(0, ACCURACIES, 2)).isZero();
    }

    @Test
    void onlyThoseThatKeepTheLimitsDominateAndAreNotDominated() {
        assertThat(SITUATION.nonDominated(0, ACCURACIES, true)).isFalse();
        assertThat(SITUATION.nonDominated(1, ACCURACIES, true)).isFalse();
        assertThat(SITUATION.nonDominated(2, ACCURACIES, true)).isTrue();
        assertThat(SITUATION.nonDominated(3, ACCURACIES, true)).isFalse();
        assertThat(SITUATION.nonDominated(4, ACCURACIES, true)).isTrue();
        double[] drawn = {0.9, 0.85, 0.8, 0.7, 0.75};
        assertThat(SITUATION.nonDominated(1, drawn, true)).isTrue();
        assertThat(SITUATION.nonDominated(1, drawn, false)).isFalse();
    }

    /** The 95 % interval [0.6, 0.9] around 0.8 ends 1.96 deviations away on both sides. */
    @Test
    void accuraciesAreDrawnFromTheirIntervals() {
        SplitFixture fixture = new SplitFixture();
        FrontMember member = fixture.member(0.8, 0.6, 0.9);
        assertThat(member.accuracyAt(0)).isEqualTo(0.8);
        assertThat(member.accuracyAt(1.959964)).isCloseTo(0.9, within(1e-12));
        assertThat(member.accuracyAt(-1.959964)).isCloseTo(0.6, within(1e-12));
        assertThat(member.accuracyAt(9)).isEqualTo(1);
    }
}
