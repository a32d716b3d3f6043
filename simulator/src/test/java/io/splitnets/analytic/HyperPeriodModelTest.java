package io.splitnets.analytic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.analytic.HyperPeriodModel.Source;
import io.splitnets.analytic.HyperPeriodModel.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HyperPeriodModelTest {
    @Test
    void byHand() {
        // Period 10 at 0 with 4, period 15 at 0 with 3, over 30: first 0 10 20, second 0 15. The second's frame at 0
        // waits 4; nothing else meets.
        List<Source> sources = List.of(new Source(10, 1, 0, 4), new Source(15, 1, 0, 3));
        assertThat(HyperPeriodModel.hyperPeriod(sources)).isEqualTo(30);
        assertThat(HyperPeriodModel.waits(sources)).isEqualTo(new Waits(5, 4, 4));
    }

    @Test
    void workIsCarriedOverTheEndOfTheHyperPeriod() {
        // Both at 9 of 10, 5 each: 10 of work until 19, so the next two wait 0 and 5 again: full load, no growth.
        List<Source> sources = List.of(new Source(10, 1, 9, 5), new Source(10, 1, 9, 5));
        assertThat(HyperPeriodModel.waits(sources)).isEqualTo(new Waits(2, 5, 5));
        assertThatThrownBy(() -> HyperPeriodModel.waits(List.of(new Source(10, 1, 0, 11))))
                .hasMessageContaining("no steady state");
    }

    @Test
    void brokenPeriodsAreNotRounded() {
        Source thirty = new Source(1_000_000_000_000L, 30, 0, 1);
        Source sixty = new Source(1_000_000_000_000L, 60, 0, 1);
        Source ninety = new Source(1_000_000_000_000L, 90, 0, 1);
        // 1/30 s is no whole number of ps; three of them are.
        assertThat(HyperPeriodModel.hyperPeriod(List.of(thirty, sixty, ninety))).isEqualTo(100_000_000_000L);
        assertThat(HyperPeriodModel.waits(List.of(thirty, sixty, ninety)).frames())
                .isEqualTo(18);
    }

    @Test
    void synchronousCamerasAreTheClosedForm() {
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            sources.add(new Source(100, 3, 0, 6));
        }
        Waits waits = HyperPeriodModel.waits(sources);
        assertThat(waits.mean()).isEqualTo(PeriodicModel.synchronousMeanWait(4, 6));
        assertThat(waits.longest()).isEqualTo((long) PeriodicModel.synchronousMaxWait(4, 6));
    }

    /** The work inside, advanced by one unit at a time, finds the same waits. */
    @Test
    void agreesWithAClockThatTicks() {
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 200; n++) {
            List<Source> sources = new ArrayList<>();
            double load = 0;
            for (int i = 0; i < 3; i++) {
                long period = random.nextLong(2, 12);
                long service = random.nextLong(0, period);
                if (load + (double) service / period <= 1) {
                    load += (double) service / period;
                    sources.add(new Source(period, 1, random.nextLong(0, 20), service));
                }
            }
            assertThat(HyperPeriodModel.waits(sources)).as("%s", sources).isEqualTo(ticked(sources));
        }
    }

    private static Waits ticked(List<Source> sources) {
        long period = HyperPeriodModel.hyperPeriod(sources);
        long work = 0;
        long frames = 0;
        long total = 0;
        long longest = 0;
        long from = (20 / period + 4) * period;
        for (long now = 0; now < from + period; now++) {
            for (Source source : sources) {
                if (now >= source.phase() && (now - source.phase()) % source.numerator() == 0) {
                    boolean counted = now >= from;
                    frames += counted ? 1 : 0;
                    total += counted ? work : 0;
                    longest = counted ? Math.max(longest, work) : longest;
                    work += source.service();
                }
            }
            work = Math.max(0, work - 1);
        }
        return new Waits(frames, total, longest);
    }
}
