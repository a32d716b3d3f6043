package io.splitnets.nas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The time of a training is that of all its parts, or is not told. */
class CpuMeterTest {
    @TempDir
    private Path folder;

    @Test
    void whatCameBeforeIsAdded() throws IOException {
        Path file = Files.writeString(folder.resolve("a.cpu"), "steps 200 cpu_seconds 1000.5\n");
        CpuMeter.of(file, 200).save(400);
        assertThat(CpuMeter.read(file).orElseThrow()).isBetween(1000.5, 2000.0);
        assertThat(file).content().startsWith("steps 400 cpu_seconds 100");
    }

    @Test
    void aTrainingThatStartsAnewForgetsTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("a.cpu"), "steps 200 cpu_seconds 1000.5\n");
        CpuMeter.of(file, 0).save(200);
        assertThat(CpuMeter.read(file).orElseThrow()).isLessThan(1000);
    }

    @Test
    void stepsOfWhichNothingIsKnownMakeTheWholeUnknown() throws IOException {
        Path file = folder.resolve("a.cpu");
        CpuMeter.of(file, 200).save(400);
        assertThat(CpuMeter.read(file)).isEmpty();
        Files.writeString(file, "steps 100 cpu_seconds 3.5\n");
        CpuMeter.of(file, 200).save(400);
        assertThat(file).doesNotExist();
        Files.writeString(file, "something else\n");
        assertThat(CpuMeter.read(file)).isEmpty();
    }
}
