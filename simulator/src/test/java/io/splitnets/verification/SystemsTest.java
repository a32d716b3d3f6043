package io.splitnets.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SystemsTest {
    private static final Systems PHASES = Systems.withRandomPhases("x.yaml", 10, "a", "b", "c");

    private static double phase(List<String> settings, int sensor) {
        return Double.parseDouble(settings.get(sensor).replaceAll(".*=| ps", "")) / 1e10;
    }

    @Test
    void theLatticeFillsEveryPhaseEvenly() {
        for (List<List<String>> group : PHASES.groups(1, 0)) {
            for (int sensor = 0; sensor < 3; sensor++) {
                int place = sensor;
                List<Double> sorted = group.stream()
                        .map(settings -> phase(settings, place))
                        .sorted()
                        .toList();
                double step = 1.0 / sorted.size();
                for (int i = 1; i < sorted.size(); i++) {
                    assertThat(sorted.get(i) - sorted.get(i - 1)).isCloseTo(step, within(1e-9));
                }
            }
        }
    }

    @Test
    void groupsAreShiftedIndependentlyAndASampleIsRepeated() {
        List<List<List<String>>> groups = PHASES.groups(1, 0);
        assertThat(groups).hasSize(12).doesNotHaveDuplicates();
        assertThat(PHASES.groups(1, 0)).isEqualTo(groups);
        assertThat(PHASES.groups(1, 1)).doesNotContainAnyElementsOf(groups);
        assertThat(groups.stream().mapToDouble(group -> phase(group.get(0), 0)).average())
                .hasValueCloseTo(.5, within(.2));
    }

    @Test
    void aFullCheckTakesMoreSystemsInAsManyGroups() {
        assertThat(PHASES.groups(16, 0))
                .hasSize(12)
                .allSatisfy(group -> assertThat(group).hasSizeGreaterThan(16 * 36));
        Systems seeds = Systems.withSeeds("x.yaml", 3, "run.duration=1 s");
        assertThat(seeds.groups(1, 0).stream().map(group -> group.get(0)))
                .containsExactly(seeds(0), seeds(1), seeds(2));
        assertThat(seeds.groups(2, 0))
                .containsExactly(List.of(seeds(0), seeds(1)), List.of(seeds(2), seeds(3)), List.of(seeds(4), seeds(5)));
        assertThat(seeds.groups(1, 7).get(0)).containsExactly(seeds(7_000_000));
    }

    private static List<String> seeds(int seed) {
        return List.of("run.duration=1 s", "run.replications=1", "run.seed=" + seed);
    }
}
