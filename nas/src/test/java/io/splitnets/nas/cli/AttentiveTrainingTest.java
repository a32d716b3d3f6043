package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code splitnets train} with attentive sampling: costs come from the simulator, the result from seed and step alone. */
class AttentiveTrainingTest {
    private static final String ATTENTIVE = "training.attentive.kind=best_up";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        Files.writeString(folder.resolve("tiny.search.yaml"), SearchSession.good("base.yaml"));
    }

    private SearchSession train(String cache, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "train",
                folder.resolve("tiny.search.yaml").toString(),
                "--json",
                "--set",
                "training.steps=6",
                "--cache",
                folder.resolve(cache).toString()));
        for (String setting : more) {
            words.addAll(List.of(setting.matches("[12]") ? "--threads" : "--set", setting));
        }
        return SearchSession.of(words.toArray(String[]::new));
    }

    private static String key(SearchSession session) {
        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isEqualTo(Exit.OK);
        return JsonMapper.shared().readTree(session.out()).get("supernet").asString();
    }

    private Path weights(String cache, String key) {
        return folder.resolve(cache).resolve("supernets").resolve(key + ".checkpoint");
    }

    @Test
    void theWeightsDependOnNeitherThreadsNorChance() throws IOException {
        String uniform = key(train("one"));
        String attentive = key(train("one", "1", ATTENTIVE, "training.attentive.tolerance=5 %"));
        assertThat(attentive).isNotEqualTo(uniform);
        assertThat(Files.mismatch(weights("one", attentive), weights("one", uniform)))
                .isNotNegative();
        assertThat(key(train("two", "2", ATTENTIVE, "training.attentive.tolerance=5 %")))
                .isEqualTo(attentive);
        assertThat(weights("two", attentive)).hasSameBinaryContentAs(weights("one", attentive));
        assertThat(key(train("one", ATTENTIVE))).isNotEqualTo(attentive);
        assertThat(key(train("one", "training.attentive.kind=worst_up", "training.attentive.tolerance=5 %")))
                .isNotEqualTo(attentive);
    }

    @Test
    void anotherScenarioTrainsAnotherSupernetOnlyWhereCostsMatter() throws IOException {
        String uniform = key(train("one"));
        String attentive = key(train("one", ATTENTIVE));
        String system = SearchSession.good("system.yaml");
        Files.writeString(folder.resolve("system.yaml"), system.replace("60 fps", "30 fps"));
        assertThat(key(train("one"))).isEqualTo(uniform);
        assertThat(key(train("one", ATTENTIVE))).isNotEqualTo(attentive);
    }

    @Test
    void aScenarioThatRunsNoNetworkIsRefused() throws IOException {
        String system = SearchSession.good("system.yaml");
        Files.writeString(folder.resolve("system.yaml"), system.replace("mean: 2 ms", "mean: 20 ms"));
        assertThat(train("one").code()).isEqualTo(Exit.OK);
        SearchSession refused = train("one", ATTENTIVE);
        assertThat(refused.firstError())
                .isEqualTo("splitnets: none of 256 random networks of the kind 'plain' runs in the scenario: "
                        + "each needs more memory than a sensor has, or overloads some part");
        assertThat(refused.code()).isEqualTo(Exit.BAD_INPUT);
    }
}
