package io.splitnets.nas;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * Rules about single lines of code, for both modules: what keeps results the same on every run, thread count and Java
 * version, and what keeps classes closed.
 */
class CodeRulesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.splitnets");

    /** Methods of {@link Math} whose last bit the specification leaves to the platform. */
    private static final Set<String> PLATFORM_MATH = Set.of(
            "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10", "log1p", "pow",
            "cbrt", "sinh", "cosh", "tanh", "hypot");

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "nanoTime"),
            "java.time.Instant", Set.of("now"),
            "java.time.LocalDate", Set.of("now"),
            "java.time.LocalDateTime", Set.of("now"),
            "java.time.ZonedDateTime", Set.of("now"),
            "java.time.OffsetDateTime", Set.of("now"),
            "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"));

    /** No generator that is not one of our named, seeded streams. */
    @Test
    void noUnseededChance() {
        DescribedPredicate<JavaAccess<?>> random = describe(
                "unseeded chance",
                access -> owner(access).equals("java.lang.Math")
                                && access.getName().equals("random")
                        || owner(access).equals("java.util.SplittableRandom")
                                && access.getTarget().getFullName().endsWith("<init>()"));
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|concurrent\\.ThreadLocalRandom|UUID)"
                        + "|java\\.security\\.SecureRandom|org\\.apache\\.commons\\.math3\\.random\\.Well.*"
                        + "|umontreal\\.ssj\\.simevents\\.Sim")
                .orShould()
                .accessTargetWhere(random)
                .check(CLASSES);
    }

    /** No wall clock but on the command line. */
    @Test
    void noWallClock() {
        DescribedPredicate<JavaAccess<?>> clock = describe(
                "a wall clock",
                access -> CLOCKS.getOrDefault(owner(access), Set.of()).contains(access.getName()));
        noClasses()
                .that()
                .resideOutsideOfPackages("io.splitnets.cli..", "io.splitnets.nas.cli..")
                .should()
                .accessTargetWhere(clock)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|Timer)")
                .check(CLASSES);
    }

    /** {@link StrictMath} in place of what {@link Math} may round differently on another platform. */
    @Test
    void noPlatformMath() {
        DescribedPredicate<JavaAccess<?>> platform = describe(
                "a function of Math that may differ in its last bit",
                access -> owner(access).equals("java.lang.Math") && PLATFORM_MATH.contains(access.getName()));
        noClasses().should().accessTargetWhere(platform).check(CLASSES);
    }

    /** Public classes are final, or their extension is closed in another way. */
    @Test
    void publicClassesAreClosed() {
        classes()
                .that()
                .arePublic()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should(new ArchCondition<JavaClass>("be final or sealed") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean closed = type.getModifiers().contains(JavaModifier.FINAL)
                                || type.reflect().isSealed();
                        events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open for extension"));
                    }
                })
                .check(CLASSES);
    }

    /** No static field can change. */
    @Test
    void noMutableStatics() {
        fields().that()
                .areStatic()
                .and(describe(
                        "are not made by the compiler",
                        field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .beFinal()
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct())
                .filteredOn(folder -> !folder.isAnnotatedWith(NullMarked.class))
                .isEmpty();
    }

    @Test
    void theRulesSeeBothModules() {
        assertThat(CLASSES.contain("io.splitnets.system.SimulationRun")).isTrue();
        assertThat(CLASSES.contain("io.splitnets.nas.search.Nsga2")).isTrue();
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }
}
