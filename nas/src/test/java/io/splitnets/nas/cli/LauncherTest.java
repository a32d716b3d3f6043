package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The launcher starts this module for the commands that only this module has. */
class LauncherTest {
    private static final String START = "  search |";

    @Test
    void everyCommandOfTheSearchIsStartedHere() throws IOException {
        String line = Files.readAllLines(Path.of("..", "splitnets")).stream()
                .filter(text -> text.startsWith(START))
                .findFirst()
                .orElseThrow();
        List<String> started = Arrays.stream(
                        line.substring(0, line.indexOf(')')).split("\\|"))
                .map(String::strip)
                .toList();
        assertThat(started).containsExactlyInAnyOrderElementsOf(names());
    }

    @Test
    void everyCommandOfTheSearchIsInTheHelp() {
        StringWriter help = new StringWriter();
        io.splitnets.cli.Main.execute(List.of(), new PrintWriter(help), new PrintWriter(help), "--help");
        assertThat(names())
                .allSatisfy(name -> assertThat(help.toString()).containsPattern("(?m)^  " + name + " +[a-z]"));
    }

    private static List<String> names() {
        return Main.commands().stream()
                .map(command -> new CommandLine(command).getCommandName())
                .filter(name -> !name.equals("validate")) // both modules have it: the file decides
                .toList();
    }
}
