package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.splitnets.cli.MarkdownPages.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the pages show works: each command of the simulator runs and prints what stands below it; links lead somewhere. */
class DocsCommandsTest {
    private static final int FEWEST_COMMANDS = 15;
    private static final int FEWEST_LINKS = 30;

    private final Path root = root();
    private final MarkdownPages pages = new MarkdownPages(root);

    @TempDir
    private Path folder;

    private static Path root() {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        return Path.of(String.valueOf(root)).toAbsolutePath().normalize();
    }

    @TestFactory
    List<DynamicTest> commandsPrintWhatThePagesShow() {
        return pages.commands().stream()
                .map(command -> DynamicTest.dynamicTest(command.toString(), () -> check(command)))
                .toList();
    }

    @Test
    void everySimulatorCommandIsShown() {
        List<Shown> commands = pages.commands();
        assertThat(commands).hasSizeGreaterThanOrEqualTo(FEWEST_COMMANDS);
        assertThat(commands.stream().map(command -> command.words().get(0)))
                .containsAll(Set.of(
                        "run",
                        "replay",
                        "diff",
                        "validate",
                        "cost",
                        "calibrate",
                        "memory",
                        "link",
                        "sensor",
                        "split",
                        "trace",
                        "verify"));
    }

    @Test
    void linksLeadToFiles() {
        List<MarkdownPages.Link> links = pages.links();
        assertThat(links).hasSizeGreaterThanOrEqualTo(FEWEST_LINKS);
        assertThat(links)
                .allSatisfy(link -> assertThat(link.target())
                        .as(link.place())
                        .satisfies(target -> assertThat(Files.exists(target)).isTrue()));
    }

    @Test
    void theExampleScenarioIsRead() throws IOException {
        validates(pages.firstBlock("docs/scenarios.md", "yaml"));
    }

    @Test
    void theStudyWithoutHardwareIsRead() throws IOException {
        String study = pages.blocks("docs/scenarios.md", "yaml").stream()
                .filter(block -> block.startsWith("sensors:"))
                .findFirst()
                .orElseThrow();
        validates("version: 1\nname: study\n" + study + "run: {duration: 1 s}\n");
    }

    /** The example of several networks takes the place of those of the scenario that has its sensors. */
    @Test
    void theExampleOfSeveralNetworksIsRead() throws IOException {
        String networks = pages.blocks("docs/scenarios.md", "yaml").stream()
                .filter(block -> block.startsWith("networks:"))
                .findFirst()
                .orElseThrow();
        String scenario = Files.readString(root.resolve("scenarios/xr-tasks.yaml"));
        int start = scenario.indexOf("networks:");
        int end = scenario.indexOf("run: {");
        validates(scenario.substring(0, start) + networks + scenario.substring(end));
    }

    private void validates(String scenario) throws IOException {
        Path file = folder.resolve("example.yaml");
        Files.writeString(file, scenario);
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int code = Main.execute(List.of(), writer, writer, "validate", file.toString());
        assertThat(code).as("%s", text).isEqualTo(Exit.OK);
    }

    private void check(Shown command) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int code = Main.execute(List.of(), writer, writer, arguments(command));
        writer.flush();
        String output = text.toString().replace(root + "/", "");
        assertThat(code).as("%s%n%s", command, output).isEqualTo(command.exit());
        inOrder(command, output.lines().toList());
    }

    /** Each printed line must come, in order; after {@code ...} lines may be skipped, otherwise the next one it is. */
    private static void inOrder(Shown command, List<String> output) {
        int at = 0;
        boolean skip = false;
        for (String line : command.printed()) {
            String expected = line.stripTrailing();
            if (expected.equals("...") || expected.isEmpty()) {
                skip = true;
                continue;
            }
            int first = at;
            while (at < output.size() && !output.get(at).stripTrailing().equals(expected)) {
                at++;
            }
            if (at == output.size() || (at > first && !skip)) {
                fail("%s does not print, after line %d: %s%n%s", command, first, expected, String.join("\n", output));
            }
            at++;
            skip = false;
        }
    }

    /** Files are named from the root of the project; results go to a folder that is deleted. */
    private String[] arguments(Shown command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.words()) {
            if (!arguments.isEmpty() && arguments.get(arguments.size() - 1).equals("--out")) {
                arguments.add(folder.resolve("out").toString());
                continue;
            }
            int name = word.indexOf('=') + 1;
            Path file = root.resolve(word.substring(name));
            boolean exists = word.contains(".") && Files.isRegularFile(file);
            arguments.add(exists ? word.substring(0, name) + file : word);
        }
        return arguments.toArray(String[]::new);
    }
}
