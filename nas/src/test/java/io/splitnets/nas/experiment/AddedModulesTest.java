package io.splitnets.nas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.TestSpaces;
import io.splitnets.network.Fusion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which compressions are measured: three places, 2 or 3 channels, 8 or 24 bits. A later place costs less here. */
class AddedModulesTest {
    private static final NetworkSpaceSpec SPACE = TestSpaces.small(1, List.of(1), Fusion.CONCATENATE);
    private static final AddedModules MODULES =
            AddedModules.of(SPACE, new SplitSpace(SPACE).extreme(true), AddedModulesTest::cost);

    private static SystemEstimate cost(Architecture architecture) {
        SplitChoice split = architecture.split().orElseThrow();
        int bits = split.keptChannels() * split.bits();
        double ms = bits - split.phase();
        Interval at = new Interval(ms, ms, ms);
        return new SystemEstimate(Optional.of(new Latency(at, at, at, at)), 0.5, ms, bits, 100, 1, false, Tier.DES);
    }

    private static List<SplitChoice> within(double ms) {
        return MODULES.worthwhile(system -> system.additiveMs() <= ms).stream()
                .map(AddedModules.Costed::split)
                .toList();
    }

    @Test
    void allOfThemAreThere() {
        assertThat(MODULES.all()).hasSize(12);
        assertThat(MODULES.fastest().split()).isEqualTo(new SplitChoice(2, 2, 8));
    }

    @Test
    void withoutALimitTheWidestIsMeasuredAtEveryPlace() {
        assertThat(within(1000))
                .containsExactly(new SplitChoice(0, 3, 24), new SplitChoice(1, 3, 24), new SplitChoice(2, 3, 24));
    }

    /** 3 channels of 8 bits and 2 of 24: neither keeps all that the other does. */
    @Test
    void whatKeepsMoreInOneRespectAndLessInAnotherIsMeasuredToo() {
        assertThat(within(48))
                .containsExactly(
                        new SplitChoice(0, 2, 24),
                        new SplitChoice(0, 3, 8),
                        new SplitChoice(1, 2, 24),
                        new SplitChoice(1, 3, 8),
                        new SplitChoice(2, 2, 24),
                        new SplitChoice(2, 3, 8));
        assertThat(within(15)).containsExactly(new SplitChoice(1, 2, 8), new SplitChoice(2, 2, 8));
        assertThat(within(1)).isEmpty();
    }
}
