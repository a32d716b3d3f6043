package io.splitnets.nas;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may use what in the search. A package that is not in the table fails the test until somebody places it. */
class ArchitectureTest {
    private static final String BASE = "io.splitnets.nas.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.splitnets.nas");

    /** Each package with the packages of this module that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("space", Set.of()),
            entry("dataset", Set.of()),
            entry("augmentation", Set.of("dataset")),
            entry("search", Set.of("space")),
            entry("supernet", Set.of("augmentation", "dataset", "space")),
            entry("accuracy", Set.of("dataset", "space", "supernet")),
            entry("export", Set.of("supernet")),
            entry("oracle", Set.of("space")),
            entry("experiment", Set.of("accuracy", "augmentation", "dataset", "oracle", "search", "space", "supernet")),
            entry("study", Set.of("accuracy", "dataset", "experiment", "space", "supernet")),
            entry("proof", Set.of("experiment", "oracle", "search", "space")),
            entry("robust", Set.of("experiment", "oracle", "search", "space")),
            entry("report", Set.of("accuracy", "experiment", "oracle", "robust", "search", "space", "study")),
            entry(
                    "cli",
                    Set.of(
                            "accuracy",
                            "dataset",
                            "experiment",
                            "export",
                            "oracle",
                            "proof",
                            "report",
                            "robust",
                            "search",
                            "space",
                            "study",
                            "supernet")));

    @Test
    void packagesFormNoCycle() {
        slices().matching(BASE + "(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesUseOnlyWhatTheyMay() {
        Map<String, Set<String>> excess = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            String user = slice(type);
            assertThat(MAY_USE).as("the table of packages").containsKey(user);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(used -> used.getPackageName().startsWith(BASE))
                    .map(ArchitectureTest::slice)
                    .filter(used -> !used.equals(user)
                            && !MAY_USE.getOrDefault(user, Set.of()).contains(used))
                    .forEach(used ->
                            excess.computeIfAbsent(user, key -> new TreeSet<>()).add(used));
        }
        assertThat(excess).as("packages and what they use beyond the table").isEmpty();
    }

    @Test
    void onlyFourPackagesUseTheArrayLibrary() {
        noClasses()
                .that(not(resideInAnyPackage(
                        BASE + "supernet..", BASE + "dataset..", BASE + "accuracy..", BASE + "export..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void theSearchKnowsOnlyTheSpace() {
        classes()
                .that()
                .resideInAPackage(BASE + "search..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "search..", BASE + "space..", "java..", "umontreal.ssj.rng..", "org.jspecify..")
                .check(CLASSES);
    }

    /** Others may read the records that come out of a run, but only the oracle builds a system and runs it. */
    @Test
    void onlyTheOracleRunsTheSimulator() {
        noClasses()
                .that(not(resideInAPackage(BASE + "oracle..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.splitnets.batch..", "io.splitnets.deployment..", "io.splitnets.engine..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.splitnets.system.SimulationRun")
                .check(CLASSES);
    }

    @Test
    void theEventListStaysInTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("umontreal.ssj.simevents..", "umontreal.ssj.simexp..")
                .check(CLASSES);
    }

    @Test
    void theRulesSeeTheWholeModule() {
        assertThat(CLASSES.size()).isGreaterThan(150);
    }

    private static String slice(JavaClass type) {
        String rest = type.getPackageName().substring(BASE.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
