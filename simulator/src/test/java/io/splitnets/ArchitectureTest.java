package io.splitnets;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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

/**
 * What may use what in the simulator. A package that is not in the table fails the test until somebody places it. Rules
 * about single lines of code, for both modules, are in the search's {@code CodeRulesTest}.
 */
class ArchitectureTest {
    private static final String BASE = "io.splitnets.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("io.splitnets");

    /** Each package with the packages of this module that it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("units", Set.of()),
            entry("analytic", Set.of()),
            entry("measure", Set.of()),
            entry("input", Set.of("units")),
            entry("engine", Set.of("units")),
            entry("network", Set.of("input", "units")),
            entry("onnx", Set.of("input", "network", "units")),
            entry("hardware", Set.of("input", "network", "units")),
            entry("sensor", Set.of("hardware", "units")),
            entry("link", Set.of("hardware", "units")),
            entry("npu", Set.of("hardware", "network", "units")),
            entry("calibration", Set.of("hardware", "input", "network", "npu", "onnx", "units")),
            entry("energy", Set.of("hardware", "npu", "units")),
            entry("trace", Set.of("engine", "input", "units")),
            entry("system", Set.of("engine", "measure", "trace", "units")),
            entry("batch", Set.of("measure", "system", "trace", "units")),
            entry(
                    "scenario",
                    Set.of("hardware", "input", "network", "npu", "onnx", "sensor", "system", "trace", "units")),
            entry(
                    "deployment",
                    Set.of(
                            "energy",
                            "hardware",
                            "link",
                            "network",
                            "npu",
                            "scenario",
                            "sensor",
                            "system",
                            "trace",
                            "units")),
            entry(
                    "validation",
                    Set.of(
                            "calibration",
                            "deployment",
                            "hardware",
                            "input",
                            "link",
                            "measure",
                            "network",
                            "npu",
                            "scenario",
                            "sensor",
                            "system",
                            "units")),
            entry("verification", Set.of("analytic", "deployment", "engine", "measure", "scenario", "system", "units")),
            entry(
                    "report",
                    Set.of("analytic", "deployment", "energy", "input", "measure", "scenario", "system", "units")),
            entry(
                    "cli",
                    Set.of(
                            "calibration",
                            "deployment",
                            "energy",
                            "hardware",
                            "input",
                            "link",
                            "network",
                            "npu",
                            "onnx",
                            "report",
                            "scenario",
                            "sensor",
                            "system",
                            "trace",
                            "units",
                            "validation",
                            "verification")));

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
    void theSimulatorKnowsNothingOfTheSearch() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.splitnets.nas..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
                .check(CLASSES);
    }

    @Test
    void onlyTheEngineUsesTheEventList() {
        noClasses()
                .that(not(resideInAPackage("io.splitnets.engine..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("umontreal.ssj.simevents..", "umontreal.ssj.simexp..")
                .check(CLASSES);
    }

    @Test
    void onlyTheInputPackageParsesYaml() {
        noClasses()
                .that(not(resideInAPackage("io.splitnets.input..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.snakeyaml..", "tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void theRulesSeeTheWholeModule() {
        assertThat(CLASSES.size()).isGreaterThan(200);
    }

    private static String slice(JavaClass type) {
        String rest = type.getPackageName().substring(BASE.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
