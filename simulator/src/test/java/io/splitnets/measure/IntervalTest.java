package io.splitnets.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.splitnets.engine.RandomSource;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import umontreal.ssj.simexp.SimExp;

class IntervalTest {
    /**
     * Sectioning by hand: 8, 9, 12, 13 around 10 (not around their own mean 10.5): squares 4 + 1 + 4 + 9 = 18, over 4 x 3 is
     * 1.5, t(0.975; 3) = 3.182446.
     */
    @Test
    void sectionsScatterAroundTheWhole() {
        Estimate estimate = Estimate.overBatches(10, new double[] {8, 9, 12, 13}, 0.95);
        assertThat(estimate.value()).isEqualTo(10);
        assertThat(estimate.halfWidth().orElseThrow()).isCloseTo(3.182446 * Math.sqrt(1.5), within(1e-5));
        assertThat(estimate.low().orElseThrow()).isCloseTo(6.102314, within(1e-5));
        assertThat(estimate.least()).hasValue(8);
        assertThat(estimate.greatest()).hasValue(13);
        assertThat(Estimate.overBatches(10, new double[] {10, 10, 10}, 0.95)).isEqualTo(Estimate.exact(10));
        assertThat(Estimate.overBatches(10, new double[] {10}, 0.95)).isEqualTo(Estimate.plain(10));
    }

    @Test
    void extremesAreThoseOfTheReplications() {
        Estimate estimate = Estimate.overReplications(new double[] {3, 1, 2}, 0.95);
        assertThat(estimate.least()).hasValue(1);
        assertThat(estimate.greatest()).hasValue(3);
        assertThat(Estimate.exact(4).least()).hasValue(4);
        assertThat(Estimate.plain(4).greatest()).isEmpty();
        assertThat(estimate.relativeHalfWidth().orElseThrow()).isCloseTo(4.302653 / Math.sqrt(3) / 2, within(1e-6));
        assertThat(Estimate.exact(0).relativeHalfWidth()).hasValue(0);
        assertThat(Estimate.plain(1).relativeHalfWidth()).isEmpty();
    }

    @Test
    void theNumberOfReplicationsIsStudents() {
        double[] values = {10, 11, 12, 9, 8, 10.5};
        Estimate estimate = Estimate.overReplications(values, 0.95);
        double half = estimate.halfWidth().orElseThrow();
        for (double relative : new double[] {0.001, 0.01, 0.05, 0.1}) {
            HalfWidthTarget target = new HalfWidthTarget(relative);
            assertThat(target.reached(estimate)).isFalse();
            assertThat(target.replications(estimate, 6))
                    .isEqualTo(6 + SimExp.getRequiredNewObservations(estimate.value(), half, 6, relative));
        }
        double just = estimate.relativeHalfWidth().orElseThrow();
        assertThat(new HalfWidthTarget(just).reached(estimate)).isTrue();
        assertThat(new HalfWidthTarget(just * 0.9999).replications(estimate, 6)).isEqualTo(7);
        assertThat(new HalfWidthTarget(0.1).reached(Estimate.plain(3))).isFalse();
        assertThat(new HalfWidthTarget(0.1).reached(Estimate.exact(0))).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new HalfWidthTarget(0));
    }

    /** 1 to 10: squares around 5.5 are 82.5, nine differences of 1: C = 1 - 9 / 165, times sqrt(99 / 8) is 3.326. */
    @Test
    void vonNeumannsRatio() {
        double[] rising = DoubleStream.iterate(1, i -> i + 1).limit(10).toArray();
        assertThat(SerialCorrelation.ratio(rising)).isCloseTo(1 - 9 / 165.0, within(1e-12));
        assertThat(SerialCorrelation.positive(rising)).isTrue();
        double[] alternating = {1, 9, 1, 9, 1, 9, 1, 9, 1, 9};
        assertThat(SerialCorrelation.ratio(alternating)).isCloseTo(1 - 9 * 64 / (2.0 * 160), within(1e-12));
        assertThat(SerialCorrelation.positive(alternating)).isFalse();
        assertThat(SerialCorrelation.positive(new double[] {3, 3, 3, 3, 3, 3, 3, 3, 3}))
                .isFalse();
        assertThat(SerialCorrelation.positive(new double[] {1, 2, 3, 4, 5, 6, 7}))
                .isFalse();
    }

    /** 2,000 series of 20 nearly normal values; the number suspected is binomial: 100, standard deviation 9.7. */
    @Test
    void oneIndependentSeriesInTwentyIsSuspected() {
        RandomSource random = RandomSource.of(1, 0, "neumann", "test");
        int independent = 0;
        int dependent = 0;
        for (int series = 0; series < 2000; series++) {
            double[] values = new double[20];
            double[] sums = new double[20];
            for (int i = 0; i < 20; i++) {
                for (int k = 0; k < 12; k++) {
                    values[i] += random.uniform();
                }
                sums[i] = i == 0 ? values[0] - 6 : 0.7 * sums[i - 1] + values[i] - 6;
            }
            independent += SerialCorrelation.positive(values) ? 1 : 0;
            dependent += SerialCorrelation.positive(sums) ? 1 : 0;
        }
        assertThat(independent).isBetween(70, 130);
        assertThat(dependent).isGreaterThan(1500);
    }

    /** Whoever adds another way to an interval has to say here what its values are, and that they are independent. */
    @Test
    void noIntervalComesFromSingleObservations() {
        List<String> ways = publicMethods()
                .filter(method -> method.contains("(")
                        && (method.endsWith(Estimate.class.getName())
                                || method.matches("(?i).*(interval|confidence|deviation|variance|error|width).*")))
                .sorted()
                .toList();
        assertThat(ways)
                .containsExactly(
                        "Difference.a(): io.splitnets.measure.Estimate",
                        "Difference.b(): io.splitnets.measure.Estimate",
                        "Difference.difference(): io.splitnets.measure.Estimate",
                        "Difference.varianceRatio(): java.util.OptionalDouble",
                        "Estimate.exact(double): io.splitnets.measure.Estimate",
                        "Estimate.halfWidth(): java.util.OptionalDouble",
                        "Estimate.overBatches(double, double[], double): io.splitnets.measure.Estimate",
                        "Estimate.overReplications(double[], double): io.splitnets.measure.Estimate",
                        "Estimate.plain(double): io.splitnets.measure.Estimate",
                        "Estimate.relativeHalfWidth(): java.util.OptionalDouble",
                        "HalfWidthTarget.reached(io.splitnets.measure.Estimate): boolean",
                        "HalfWidthTarget.relative(): double",
                        "HalfWidthTarget.replications(io.splitnets.measure.Estimate, int): int");
    }

    private static Stream<String> publicMethods() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(Estimate.class.getPackageName())
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method ->
                                !List.of("equals", "hashCode", "toString").contains(method.getName()))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName() + "("
                                + String.join(
                                        ", ",
                                        method.getRawParameterTypes().stream()
                                                .map(type -> type.reflect().getCanonicalName())
                                                .toList())
                                + "): " + method.getRawReturnType().getName());
    }
}
