package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.scenario.RefusalCases;
import io.splitnets.scenario.ShippedScenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Which figures of the shipped scenarios hang on the order of simultaneous events: those that the page names. */
class TieCheckCommandTest {
    private static final Path PAGE = Path.of("..", "docs", "models", "event-order.md");
    private static final Pattern FIGURE = Pattern.compile("`([a-z_]+\\.[A-Za-z0-9_.-]+)`");

    static Stream<Path> scenarios() {
        return ShippedScenarios.all().stream();
    }

    private static Session ties(String scenario, String... more) {
        List<String> words = new ArrayList<>(List.of("verify", "ties", scenario));
        words.addAll(List.of(more));
        return Session.of(words.toArray(String[]::new));
    }

    private static List<String> depending(JsonNode tree) {
        List<String> names = new ArrayList<>();
        for (JsonNode figure : tree.get("figures")) {
            if (figure.get("depends").asBoolean()) {
                names.add(figure.get("figure").asString());
            }
        }
        return names;
    }

    /** The figures in the page's row on a scenario; a scenario without a row has none. */
    private static List<String> listed(Path scenario) {
        return RefusalCases.text(PAGE)
                .lines()
                .filter(line -> line.startsWith("| `" + ShippedScenarios.name(scenario) + "` |"))
                .flatMap(line -> FIGURE.matcher(line).results().map(found -> found.group(1)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theyAreThoseThatThePageLists(Path scenario) {
        Session session = ties(scenario.toString(), "--shuffles", "6", "--json");
        assertThat(session.code()).isEqualTo(Exit.OK);
        assertThat(depending(session.json())).containsExactlyInAnyOrderElementsOf(listed(scenario));
    }

    @Test
    void thePageListsSome() {
        assertThat(scenarios().mapToInt(scenario -> listed(scenario).size()).sum())
                .isPositive();
    }

    @Test
    void theGateFailsWhereAFigureDepends() {
        String quad = "../scenarios/quad-tracking.yaml";
        assertThat(ties(quad, "--gate").code()).isEqualTo(Exit.GATE_FAILED);
        assertThat(ties("../scenarios/single-view.yaml", "--gate", "--set", "run.duration=2 s")
                        .code())
                .isEqualTo(Exit.OK);
        Matcher worst = Pattern.compile("camera_latency_ms.left_front +13.7448 +13.7448 +14.6028")
                .matcher(ties(quad, "--shuffles", "20").out());
        assertThat(worst.find()).isTrue();
    }
}
