package io.splitnets.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QueueingTableTest {
    private static final Path FOLDER = Path.of("..", "scenarios", "verify");

    @Test
    void theFormsAreNumberedAndEachHasACase() {
        assertThat(Arrays.stream(ClosedForm.values()).map(ClosedForm::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 22).boxed().toList());
        assertThat(QueueingTable.cases().stream().map(QueueingCase::form).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ClosedForm.values());
    }

    @Test
    void everyFormIsSimulated() {
        assertThat(QueueingTable.cases().stream()
                        .filter(line -> line.run().isPresent())
                        .map(QueueingCase::form)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ClosedForm.values());
    }

    @Test
    void everyFileIsUsedAndThere() throws IOException {
        Set<String> used = QueueingTable.cases().stream()
                .map(QueueingCase::run)
                .flatMap(Optional::stream)
                .map(run -> run.systems().file())
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void everyFileAsksForTheConfidenceOfTheCheck() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(ScenarioReader.load(file, List.of())
                                    .scenario()
                                    .run()
                                    .confidence())
                            .isEqualTo(QueueingCheck.CONFIDENCE));
        }
    }

    @Test
    void linesAreToldApart() {
        assertThat(QueueingTable.cases().stream().map(line -> line.form() + line.what()))
                .doesNotHaveDuplicates();
    }

    @Test
    void intervalsAreNarrowEnoughToShowAnError() {
        assertThat(QueueingTable.cases().stream()
                        .map(QueueingCase::agreement)
                        .filter(Agreement.Within.class::isInstance)
                        .map(agreement -> ((Agreement.Within) agreement).width()))
                .isNotEmpty()
                .allSatisfy(width -> assertThat(width).isBetween(0.01, 0.12));
    }
}
