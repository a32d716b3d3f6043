package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.verification.ClosedForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The simulator against queueing theory, through the command that users have. */
class VerifyCommandTest {
    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @Test
    void theSimulatorAgreesWithTheoryAsThePageShows() {
        Session session = Session.of("verify", "queueing");
        assertThat(session.out())
                .isEqualTo(new MarkdownPages(ROOT).firstBlock("docs/models/queueing.md", "text"))
                .contains(" checks of 22 closed forms: all ok\n")
                .doesNotContain("FAILED");
        assertThat(session.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
    }

    @Tag("long")
    @Test
    void withoutASuiteEverythingIsVerified() {
        JsonNode tree = Session.of("verify", "--json").json();

        assertThat(tree.get("ok").asBoolean()).isTrue();
        assertThat(tree.get("hardware").get("benchmarks").size()).isGreaterThan(5);
        assertThat(tree.get("queueing").get("checks").size()).isEqualTo(88);
        assertThat(Session.of("verify").code()).isEqualTo(Exit.OK);
    }

    @Tag("long")
    @Test
    void theSimulatorAgreesWithTheoryOverLongRuns() {
        Session session = Session.of("verify", "queueing", "--json", "--full");
        JsonNode tree = session.json();
        Set<Integer> numbers = new HashSet<>();
        for (JsonNode check : tree.get("checks")) {
            numbers.add(check.get("number").asInt());
            assertThat(check.get("ok").asBoolean()).as("%s", check).isTrue();
        }
        assertThat(numbers).hasSize(22);
        assertThat(tree.get("full").asBoolean()).isTrue();
        assertThat(session.code()).isEqualTo(Exit.OK);
    }

    /** Of some 280 intervals of 99.9 % more than two miss once in three hundred sets of samples. */
    @Tag("long")
    @Test
    void otherSeedsMissAsRarelyAsTheirIntervalsPromise() {
        long misses = IntStream.rangeClosed(1, 5)
                .mapToObj(sample -> Session.of("verify", "queueing", "--json", "--sample", Integer.toString(sample))
                        .json())
                .flatMap(tree -> StreamSupport.stream(tree.get("checks").spliterator(), false))
                .filter(check -> !check.get("ok").asBoolean())
                .count();
        assertThat(misses).isLessThanOrEqualTo(2);
    }

    @Test
    void aServiceThatIsFivePercentLongerIsNoticed() throws IOException {
        Path file = ROOT.resolve("scenarios/verify/no-queue.yaml");
        Files.writeString(
                folder.resolve("no-queue.yaml"), Files.readString(file).replace("mean: 1 ms, cv", "mean: 1050 us, cv"));
        Path periodic = file.resolveSibling("no-queue-periodic.yaml");
        Files.copy(periodic, folder.resolve("no-queue-periodic.yaml"));
        Session session = Session.of("verify", "queueing", "--only", "no-queue", "--scenarios", folder.toString());
        assertThat(session.code()).isEqualTo(Exit.GATE_FAILED);
        assertThat(session.out())
                .contains("      outside the interval; splitnets run " + folder.resolve("no-queue.yaml")
                        + " --set aggregator.service.cv=2\n")
                .contains("4 checks of 1 closed form: 3 FAILED\n");
    }

    @Test
    void theTreeSaysWhatWasRun() {
        Session session = Session.of("verify", "queueing", "--json", "--only", "no-queue", "--only", "response-times");
        JsonNode tree = session.json();
        assertThat(tree.get("ok").asBoolean()).isTrue();
        assertThat(tree.get("full").asBoolean()).isFalse();
        assertThat(tree.get("sample").asLong()).isZero();
        assertThat(tree.get("confidence").asDouble()).isEqualTo(.999);
        assertThat(tree.get("intervals").asInt()).isEqualTo(3);
        assertThat(tree.get("chance_of_a_miss_at_most").asDouble()).isCloseTo(.003, within(1e-9));
        assertThat(tree.get("checks")).hasSize(10);
        JsonNode first = tree.get("checks").get(1);
        assertThat(first.get("name").asString()).isEqualTo("no-queue");
        assertThat(first.get("number").asInt()).isEqualTo(16);
        assertThat(first.get("formula").asDouble()).isEqualTo(.8 / 1.8);
        assertThat(first.get("low").asDouble())
                .isLessThan(first.get("simulated").asDouble());
        assertThat(first.get("high").asDouble())
                .isGreaterThan(first.get("simulated").asDouble());
        assertThat(first.get("scenario").asString()).isEqualTo("no-queue.yaml");
        assertThat(first.get("settings").get(0).asString()).isEqualTo("aggregator.service.cv=1");
        JsonNode last = tree.get("checks").get(9);
        assertThat(last.has("simulated")).isFalse();
        assertThat(last.get("demand").asString()).isEqualTo("digits");
    }

    @Test
    void theHelpNamesEveryForm() {
        String help = Session.of("verify", "queueing", "--help").out().replaceAll("\\s+", " ");
        String names = Arrays.stream(ClosedForm.values()).map(ClosedForm::id).collect(Collectors.joining(", "));
        assertThat(help).contains(names).contains("Example: splitnets verify queueing --only mm1");
    }

    @Test
    void aRunOfTheSameFileNamesTheSameConfidence() {
        Session session =
                Session.of("run", ROOT.resolve("scenarios/verify/no-queue.yaml").toString());
        assertThat(session.out()).contains("(mean of 32 replications; 99.9 % interval, half width, range)");
    }

    @Test
    void anotherSampleIsAnotherSetOfSeeds() {
        String mean = "/checks/0/simulated";
        Session zero = Session.of("verify", "queueing", "--json", "--only", "erlang-b");
        Session one = Session.of("verify", "queueing", "--json", "--only", "erlang-b", "--sample", "1");
        assertThat(one.json().at(mean).asDouble())
                .isNotEqualTo(zero.json().at(mean).asDouble());
        assertThat(one.code()).isEqualTo(Exit.OK);
    }
}
