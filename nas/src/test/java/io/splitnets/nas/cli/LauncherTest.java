package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
        List<String> known = Main.commands().stream()
                .map(command -> new CommandLine(command).getCommandName())
                .filter(name -> !name.equals("validate")) // both modules have it: the file decides
                .toList();
        assertThat(started).containsExactlyInAnyOrderElementsOf(known);
    }
}
