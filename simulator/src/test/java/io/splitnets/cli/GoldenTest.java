package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.input.JsonText;
import io.splitnets.scenario.RefusalCases;
import io.splitnets.scenario.ShippedScenarios;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each shipped scenario still gives the result on file, event for event. A change that is meant to change results
 * regenerates the files, and its diff shows by how much: {@code mvn -pl simulator test -Dtest=GoldenTest
 * -Dgolden.regenerate=true}.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final MathContext DIGITS = new MathContext(9);

    static Stream<Path> scenarios() {
        return ShippedScenarios.all().stream();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theResultIsTheOneOnFile(Path scenario) throws IOException {
        Session session = Session.of("run", scenario.toString(), "--json", "--threads", "1");
        assertThat(session.code()).isEqualTo(Exit.OK);
        String summary = JsonText.write(summary(session.json()));
        Path golden = FOLDER.resolve(ShippedScenarios.name(scenario) + ".json");
        if (Boolean.getBoolean("golden.regenerate")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, summary);
        }
        assertThat(golden).exists();
        assertThat(summary).isEqualTo(RefusalCases.text(golden));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void threadsDoNotShowInTheResult(Path scenario) {
        String[] common = {"run", scenario.toString(), "--json", "--set", "run.duration=2 s"};
        String one = Session.of(with(common, "--threads", "1")).out();
        assertThat(one).isNotEmpty();
        assertThat(Session.of(with(common, "--threads", "2")).out()).isEqualTo(one);
        assertThat(Session.of(with(common, "--threads", "2", "--seed", "99")).out())
                .isNotEqualTo(one);
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** Everything but the provenance, which names the commit and the Java version; numbers to nine digits. */
    private static Map<String, Object> summary(JsonNode result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : result.properties()) {
            if (!field.getKey().equals("provenance")) {
                tree.put(field.getKey(), rounded(field.getValue()));
            }
        }
        tree.put(
                "effective_sha256",
                result.get("provenance").get("effective_sha256").asString());
        return tree;
    }

    private static Object rounded(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            node.properties().forEach(field -> tree.put(field.getKey(), rounded(field.getValue())));
            return tree;
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(rounded(item)));
            return items;
        }
        if (node.isIntegralNumber()) {
            return node.asLong();
        }
        if (node.isNumber()) {
            return new BigDecimal(node.asDouble()).round(DIGITS).doubleValue();
        }
        return node.isBoolean() ? (Object) node.asBoolean() : node.isNull() ? Double.NaN : node.asString();
    }
}
