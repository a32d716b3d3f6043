package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTest {
    private static final String BASE = """
            name: base
            sensors:
              - {id: left, fps: 30 fps}
              - {id: right, fps: 30 fps}
            views: [left, right]
            run: {seed: 1, duration: 1 s}
            """;

    @TempDir
    private Path folder;

    private static String readAll(Document document) {
        Section root = document.root();
        root.text("name", "none");
        root.sections("sensors").forEach(sensor -> {
            sensor.text("id");
            sensor.text("fps", "?");
            sensor.finish();
        });
        root.texts("views");
        root.optionalSection("run").ifPresent(run -> {
            run.integer("seed", 0, 9, 0);
            run.text("duration", "?");
            run.finish();
        });
        root.finish();
        document.check();
        return document.effective(true);
    }

    @Test
    void mergesMapsByKeyAndListsById() {
        Document base = Document.parse("base.yaml", BASE);
        Document over = Document.parse(
                "over.yaml",
                "sensors:\n- {id: top, fps: 90 fps}\n- {id: right, fps: 60 fps}\nrun: {seed: 2}\nviews: [top]");
        assertThat(readAll(over.mergedOver(base))).isEqualTo("""
                        name: base       # base.yaml:1
                        sensors:
                          - id: left     # base.yaml:3
                            fps: 30 fps  # base.yaml:3
                          - id: right    # over.yaml:3
                            fps: 60 fps  # over.yaml:3
                          - id: top      # over.yaml:2
                            fps: 90 fps  # over.yaml:2
                        views: [top]     # over.yaml:5
                        run:
                          seed: 2        # over.yaml:4
                          duration: 1 s  # base.yaml:6
                        """);
    }

    @Test
    void kindsCannotReplaceOneAnother() {
        Document base = Document.parse("base", BASE);
        Document over = Document.parse("over", "run: 1\nviews: {a: 1}\nname:\n");
        assertThatThrownBy(() -> over.mergedOver(base).check())
                .hasMessage("over:1:6: run: '1': expected a map of keys as in base:6, but the value is a single value\n"
                        + "over:2:8: views: expected a list as in base:5, but the value is a map of keys");
    }

    @Test
    void anIdGivenTwiceIsAProblem() {
        Document base = Document.parse("base", BASE);
        Document over = Document.parse("over", "sensors: [{id: a}, {id: a}]");
        assertThatThrownBy(() -> over.mergedOver(base).check())
                .hasMessage("over:1:25: sensors: 'a': this id was given before at over:1");
    }

    @ParameterizedTest
    @CsvSource({
        "sensors.right.fps, 60 fps",
        "sensors.1.fps, 60 fps",
        "sensors[1].fps, 60 fps",
        "run.seed, 5",
        "name, \"a: b\"",
        "views, '[right]'",
        "run, '{seed: 3}'"
    })
    void setsValuesByPath(String path, String value) {
        assertThat(readAll(Document.parse("base", BASE).with(path, value))).contains("# --set\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sensors.lefd.fps | 1 | --set:1:1: sensors.lefd.fps: 'sensors' has no element 'lefd';"
                        + " known ids: left, right; indices: 0 to 1. Did you mean 'left'?",
                "sensors.2.fps | 1 | --set:1:1: sensors.2.fps: 'sensors' has no element '2';"
                        + " known ids: left, right; indices: 0 to 1",
                "name.x | 1 | --set:1:1: name.x: 'name' is a single value and has no keys",
                "run..seed | 1 | --set:1:1: run..seed: expected a path of keys such as 'links.csi0.lanes'",
                "'' | 1 | --set:1:1: expected a path of keys such as 'links.csi0.lanes'",
                "run.sede | 1 | --set:1:1: run: unknown key 'sede'; known keys: seed, duration. Did you mean 'seed'?",
                "rn.seed | 1 | --set:1:1: unknown key 'rn'; known keys: name, sensors, views, run. Did you mean 'run'?",
                "run.seed | x | --set:1:1: run.seed: 'x': expected a whole number from 0 to 9",
                "run.seed | '' | --set:1:1: run.seed: expected a whole number from 0 to 9, but the value is empty",
                "run.seed | [1 | --set:1:3: not valid YAML: expected ',' or ']', but got <stream end>"
                        + " (while parsing a flow sequence)",
                "run.seed | *a | --set:1:1: anchors and aliases are not part of this format; write the value out"
            })
    void refusesPathsAndValuesThatDoNotFit(String path, String value, String message) {
        assertThatThrownBy(() -> readAll(Document.parse("base", BASE).with(path, value)))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void aDefaultCanBeSet() {
        assertThat(readAll(Document.parse("f", "name: x").with("run.seed", "4")))
                .contains("seed: 4");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void readsTheFilesExtended() throws IOException {
        write("presets/base.yaml", "name: base\nrun: {seed: 1}\n");
        write("presets/fast.yaml", "extends: base.yaml\nrun: {seed: 2}\n");
        Path file = write("sub/main.yaml", "extends: [../presets/base.yaml, ../presets/fast.yaml]\nviews: [a]\n");
        Document document = Document.readWithExtends(file, folder);
        assertThat(readAll(document)).contains("seed: 2").contains("name: base");
        assertThat(document.root().keys()).doesNotContain("extends");
    }

    @Test
    void refusesToLeaveTheFolder() throws IOException {
        Path inside = folder.resolve("inside");
        write("secret.yaml", "name: secret");
        String outside = ": the file extended must stay inside the folder " + inside;
        Path up = write("inside/up.yaml", "extends: ../secret.yaml");
        assertThatThrownBy(() -> Document.readWithExtends(up, inside))
                .hasMessage(up + ":1:10: extends: '../secret.yaml'" + outside);
        Path away = write("inside/away.yaml", "extends: ../none.yaml");
        assertThatThrownBy(() -> Document.readWithExtends(away, inside))
                .hasMessage(away + ":1:10: extends: '../none.yaml'" + outside);
        Path absolute = write("inside/absolute.yaml", "extends: /etc/hosts");
        assertThatThrownBy(() -> Document.readWithExtends(absolute, inside))
                .hasMessage(absolute + ":1:10: extends: '/etc/hosts': expected a path relative to this file");
        Files.createSymbolicLink(inside.resolve("link.yaml"), folder.resolve("secret.yaml"));
        Path link = write("inside/main.yaml", "extends: link.yaml");
        assertThatThrownBy(() -> Document.readWithExtends(link, inside))
                .hasMessage(link + ":1:10: extends: 'link.yaml'" + outside);
    }

    @Test
    void refusesCirclesDepthAndWhatIsMissing() throws IOException {
        Path a = write("a.yaml", "extends: b.yaml");
        Path b = write("b.yaml", "extends: a.yaml");
        assertThatThrownBy(() -> Document.readWithExtends(a, folder))
                .hasMessage(b + ":1:10: extends: 'a.yaml': files extend one another in a circle");
        for (int i = 0; i < 9; i++) {
            write("d" + i + ".yaml", "extends: d" + (i + 1) + ".yaml");
        }
        write("d9.yaml", "name: x");
        assertThat(Document.readWithExtends(folder.resolve("d1.yaml"), folder)
                        .root()
                        .text("name"))
                .isEqualTo("x");
        assertThatThrownBy(() -> Document.readWithExtends(folder.resolve("d0.yaml"), folder))
                .hasMessageEndingWith("d8.yaml:1:10: extends: 'd9.yaml': files extend one another more than 8 deep");
        Path gone = write("gone.yaml", "extends: nothing.yaml");
        assertThatThrownBy(() -> Document.readWithExtends(gone, folder))
                .hasMessage(gone + ":1:10: extends: 'nothing.yaml': the file " + folder.resolve("nothing.yaml")
                        + " does not exist");
        Path empty = write("empty.yaml", "extends:\n");
        assertThatThrownBy(() -> Document.readWithExtends(empty, folder))
                .hasMessage(empty + ":1:9: extends: expected the path of a file, or a list of them,"
                        + " relative to this file");
    }

    @Test
    void anOverlayIsAPartOfAFileThatGoesOverAnother() {
        Document base = Document.parse("base.yaml", BASE);
        Document over = Document.parse("over.yaml", """
                name: over
                tables:
                  - {kind: one, run: {seed: 7}, note: mine}
                """);
        Section table = over.root().sections("tables").get(0);
        String text = readAll(table.overlay("run", "views").mergedOver(base));
        assertThat(text.replaceAll(" +#", " #"))
                .contains("name: base", "seed: 7 # over.yaml:3", "duration: 1 s # base.yaml:6");
        table.text("kind");
        table.finish();
        assertThatThrownBy(over::check)
                .isInstanceOf(InputException.class)
                .hasMessage("over.yaml:3:33: tables[0]: unknown key 'note'; known keys: run, views, kind");
    }

    @Test
    void aProblemInAnOverlayIsToldAtItsPlace() {
        Document over = Document.parse("over.yaml", "tables:\n  - {run: {seed: x}, views: 1}\n");
        Section table = over.root().sections("tables").get(0);
        Document merged = table.overlay("run", "views").mergedOver(Document.parse("base.yaml", BASE));
        assertThatThrownBy(() -> readAll(merged))
                .hasMessage("over.yaml:2:18: run.seed: 'x': expected a whole number from 0 to 9");
        assertThatThrownBy(over::check)
                .hasMessage(
                        "over.yaml:2:29: tables[0].views: '1': expected a map of keys, but the value is a single value");
    }
}
