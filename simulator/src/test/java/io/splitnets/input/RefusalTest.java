package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.splitnets.units.Dimension;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user sees for each mistake, word for word. */
class RefusalTest {
    private enum Policy {
        DROP_OLDEST,
        DROP_NEWEST,
        BLOCK
    }

    static Stream<Arguments> malformedFiles() {
        return Stream.of(
                arguments("", "f:1:1: the file is empty; expected a map of keys"),
                arguments("# only a comment\n", "f:1:1: the file is empty; expected a map of keys"),
                arguments("---\n", "f:2:1: the file is empty; expected a map of keys"),
                arguments("null\n", "f:1:1: the file is empty; expected a map of keys"),
                arguments("- a\n", "f:1:1: expected a map of keys at the top level, but the file holds a list"),
                arguments("word", "f:1:1: expected a map of keys at the top level, but the file holds a single value"),
                arguments("a: 1\na: 2\n", "f:2:1: duplicate key 'a'; first given at line 1"),
                arguments("a: 1\n\"a\": 2\n", "f:2:1: duplicate key 'a'; first given at line 1"),
                arguments("s: [{x: 1,\n x: 2}]", "f:2:2: duplicate key 'x'; first given at line 1"),
                arguments(
                        "a: 1\nb: 1\na: 2\nb: 2\n",
                        "f:3:1: duplicate key 'a'; first given at line 1\n"
                                + "f:4:1: duplicate key 'b'; first given at line 2"),
                arguments("{\"a\": 1, \"a\": 2}", "f:1:10: duplicate key 'a'; first given at line 1"),
                arguments("a: &x 1\n", "f:1:4: anchors and aliases are not part of this format; write the value out"),
                arguments("a: *x\n", "f:1:4: anchors and aliases are not part of this format; write the value out"),
                arguments("&x a: 1\n", "f:1:1: anchors and aliases are not part of this format; write the value out"),
                arguments(
                        "a: !!python/x 1\n",
                        "f:1:4: tag 'tag:yaml.org,2002:python/x': tags are not part of this format"),
                arguments("a: !foo {}\n", "f:1:4: tag '!foo': tags are not part of this format"),
                arguments("a: !!str 1\n", "f:1:4: tag 'tag:yaml.org,2002:str': tags are not part of this format"),
                arguments("a: ! 1\n", "f:1:4: tag '!': tags are not part of this format"),
                arguments(
                        "<<: {a: 1}\n",
                        "f:1:1: the merge key '<<' is not part of this format;"
                                + " use 'extends' or write the values out"),
                arguments("a: 1\n---\nb: 2\n", "f:2:1: a second document starts here; expected one document in a file"),
                arguments("? [a, b]\n: 1\n", "f:1:3: a list or a map cannot be a key; expected a name"),
                arguments("{a: 1}: 2\n", "f:1:1: a list or a map cannot be a key; expected a name"),
                arguments("~ : 1\n? \n: 1\n", "f:2:2: the key is empty; expected a name"),
                arguments("\"\": 1\n", "f:1:1: the key is empty; expected a name"),
                arguments("k".repeat(101) + ": 1\n", "f:1:1: the key is longer than 100 characters"),
                arguments("a: \u0000\n", "f:1:4: character U+0000 is not allowed in a file"),
                arguments("a: \u0007\n", "f:1:4: character U+0007 is not allowed in a file"),
                arguments("é: 1\r\nb: ü\u001B\r\n", "f:2:5: character U+001B is not allowed in a file"),
                arguments("a: \uD800\n", "f:1:4: character U+D800 is not allowed in a file"),
                arguments("a: 1\n\uFEFFb: 2\n", "f:2:1: character U+FEFF is not allowed in a file"),
                arguments(
                        "a:\n\tb: 1\n",
                        "f:2:1: not valid YAML: found character '\\t(TAB)' that cannot start any token"
                                + " (while scanning for the next token)"),
                arguments(
                        "a: [1, 2\n",
                        "f:2:1: not valid YAML: expected ',' or ']', but got <stream end>"
                                + " (while parsing a flow sequence)"),
                arguments(
                        "a: {b: 1\n",
                        "f:2:1: not valid YAML: expected ',' or '}', but got <stream end>"
                                + " (while parsing a flow mapping)"),
                arguments(
                        "a: \"open\n",
                        "f:2:1: not valid YAML: found unexpected end of stream" + " (while scanning a quoted scalar)"),
                arguments("a: b: c\n", "f:1:5: not valid YAML: mapping values are not allowed here"),
                arguments("a: 1\n  b: 2\n", "f:2:4: not valid YAML: mapping values are not allowed here"),
                arguments(
                        "a: 1\nb\n",
                        "f:3:1: not valid YAML: could not find expected ':'" + " (while scanning a simple key)"),
                arguments(
                        "a: @x\n",
                        "f:1:4: not valid YAML: found character '@' that cannot start any token"
                                + " (while scanning for the next token)"),
                arguments("ä: ö: x\n", "f:1:5: not valid YAML: mapping values are not allowed here"),
                arguments("\uFEFFa: b: c\n", "f:1:5: not valid YAML: mapping values are not allowed here"));
    }

    @ParameterizedTest
    @MethodSource("malformedFiles")
    void malformedFilesAreRefused(String text, String message) {
        assertThatThrownBy(() -> Document.parse("f", text))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> wrongValues() {
        String policies = "expected one of: drop_oldest, drop_newest, block";
        return Stream.of(
                arguments(
                        "fps: 30",
                        "f:1:6: fps: '30': a bare number has no unit; expected a frequency such as"
                                + " '48 MHz' (units: Hz, kHz, MHz, GHz, fps)"),
                arguments(
                        "fps: 30 FPS",
                        "f:1:6: fps: '30 FPS': expected a frequency such as '48 MHz'"
                                + " (units: Hz, kHz, MHz, GHz, fps). Did you mean 'fps'?"),
                arguments("fps: 0 fps", "f:1:6: fps: '0 fps': expected a frequency above zero"),
                arguments(
                        "fps: 29.970029970029 fps",
                        "f:1:6: fps: '29.970029970029 fps': expected a frequency with"
                                + " fewer digits; its period does not fit"),
                arguments("fps:", "f:1:5: fps: expected a frequency such as '48 MHz', but the value is empty"),
                arguments("fps: ~", "f:1:6: fps: expected a frequency such as '48 MHz', but the value is empty"),
                arguments("fps: [1]", "f:1:6: fps: expected a frequency such as '48 MHz', but the value is a list"),
                arguments(
                        "fps: {}",
                        "f:1:6: fps: expected a frequency such as '48 MHz'," + " but the value is a map of keys"),
                arguments("time: -1 ms", "f:1:7: time: '-1 ms': expected a time of zero or more"),
                arguments(
                        "time: 0.5 ps",
                        "f:1:7: time: '0.5 ps': finer than a picosecond;" + " expected a whole number of ps"),
                arguments(
                        "time: 1e400 s",
                        "f:1:7: time: '1e400 s': the value is out of range; expected a time such as"
                                + " '9.28 ms' (units: ps, ns, us, µs, ms, s, min, h)"),
                arguments("share: -1 %", "f:1:8: share: '-1 %': expected a share of zero or more"),
                arguments("lanes: 5", "f:1:8: lanes: '5': expected a whole number from 1 to 4"),
                arguments("lanes: 2.0", "f:1:8: lanes: '2.0': expected a whole number from 1 to 4"),
                arguments("lanes: 0x2", "f:1:8: lanes: '0x2': expected a whole number from 1 to 4"),
                arguments(
                        "lanes: 99999999999999999999",
                        "f:1:8: lanes: '99999999999999999999':" + " expected a whole number from 1 to 4"),
                arguments("seed: -1", "f:1:7: seed: '-1': expected a whole number of at least 0"),
                arguments("drop: 2 %", "f:1:7: drop: '2 %': expected a number from 0.0 to 1.0 without a unit"),
                arguments("drop: NaN", "f:1:7: drop: 'NaN': expected a number from 0.0 to 1.0 without a unit"),
                arguments("drop: 1e400", "f:1:7: drop: '1e400': expected a number from 0.0 to 1.0 without a unit"),
                arguments("report: yes", "f:1:9: report: 'yes': expected true or false. Did you mean 'true'?"),
                arguments("report: 2", "f:1:9: report: '2': expected true or false"),
                arguments(
                        "policy: drop-oldest",
                        "f:1:9: policy: 'drop-oldest': " + policies + ". Did you mean 'drop_oldest'?"),
                arguments(
                        "policy: DROP_OLDEST",
                        "f:1:9: policy: 'DROP_OLDEST': " + policies + ". Did you mean 'drop_oldest'?"),
                arguments("policy: zzz", "f:1:9: policy: 'zzz': " + policies),
                arguments("sensor: lefd", "f:1:9: sensor: 'lefd': expected one of: left, right. Did you mean 'left'?"),
                arguments("sub: 1", "f:1:6: sub: '1': expected a map of keys, but the value is a single value"),
                arguments("list: 1", "f:1:7: list: '1': expected a list of maps, but the value is a single value"),
                arguments("list: [1]", "f:1:8: list[0]: '1': expected a map of keys, but the value is a single value"),
                arguments("list: [{}]", "f:1:8: list[0]: missing key 'id'; expected a text"),
                arguments(
                        "views: left",
                        "f:1:8: views: 'left': expected a list of texts," + " but the value is a single value"),
                arguments("views: [a, ~]", "f:1:12: views[1]: expected a text, but the value is empty"),
                arguments("counts: [1, x]", "f:1:13: counts[1]: 'x': expected a whole number from 0 to 9"),
                arguments(
                        "byKey: {a: 1}",
                        "f:1:12: byKey.a: '1': expected a map of keys," + " but the value is a single value"),
                arguments("policy: \"a\\nb\\e\"", "f:1:9: policy: 'a\\nb\\u001B': " + policies),
                arguments("policy: " + "x".repeat(70), "f:1:9: policy: '" + "x".repeat(57) + "...': " + policies),
                arguments(
                        "é: 1",
                        "f:1:1: unknown key 'é'; known keys: fps, time, share, lanes, seed, drop,"
                                + " report, policy, sensor, sub, list, views, counts, byKey"),
                arguments(
                        "polcy: block",
                        "f:1:1: unknown key 'polcy'; known keys: fps, time, share, lanes, seed, drop,"
                                + " report, policy, sensor, sub, list, views, counts, byKey. Did you mean 'policy'?"));
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void wrongValuesAreReported(String text, String message) {
        Document document = Document.parse("f", text);
        readAll(document.root());
        assertThatThrownBy(document::check).isInstanceOf(InputException.class).hasMessage(message);
    }

    private static void readAll(Section root) {
        root.quantity("fps", Dimension.FREQUENCY, "30 fps");
        root.time("time", io.splitnets.units.SimTime.ZERO);
        root.quantity("share", Dimension.SHARE, "1 %");
        root.integer("lanes", 1, 4, 1);
        root.longInteger("seed", 0, Long.MAX_VALUE, 0);
        root.number("drop", 0, 1, 0);
        root.flag("report", false);
        root.choice("policy", Policy.class, Policy.BLOCK);
        root.choiceOf("sensor", List.of("left", "right"), "left");
        root.optionalSection("sub");
        root.sections("list").forEach(section -> section.text("id"));
        root.texts("views");
        root.integers("counts", 0, 9);
        root.sectionsByKey("byKey");
        root.finish();
    }

    @Test
    void allProblemsComeAtOnceInFileOrder() {
        Document document = Document.parse("f", "b: x\nsub:\n  c: y\n  d: 1\na: z\n");
        Section root = document.root();
        assertThat(root.integer("a", 3, 9)).isEqualTo(3);
        assertThat(root.flag("b", true)).isTrue();
        Section sub = root.section("sub");
        assertThat(sub.number("c", -1, 1)).isEqualTo(-1);
        sub.text("e");
        sub.finish();
        root.section("gone").text("inside");
        root.finish();
        assertThatThrownBy(document::check).hasMessage("""
                        f:1:1: missing key 'gone'; expected a map of keys
                        f:1:4: b: 'x': expected true or false
                        f:3:3: sub: missing key 'e'; expected a text
                        f:3:6: sub.c: 'y': expected a number from -1.0 to 1.0 without a unit
                        f:4:3: sub: unknown key 'd'; known keys: c, e
                        f:5:4: a: 'z': expected a whole number from 3 to 9""");
    }

    @Test
    void readingTwiceReportsOnce() {
        Document document = Document.parse("f", "a: x");
        document.root().integer("a", 0, 1);
        document.root().integer("a", 0, 1);
        assertThatThrownBy(document::check)
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(1));
    }
}
