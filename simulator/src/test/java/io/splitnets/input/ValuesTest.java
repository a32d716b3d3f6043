package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static final String TEXT = """
            name: two
            links:
              - {id: csi0, lanes: 1, sensors: [left, right]}
              - {id: csi1, lanes: 2}
            jobs: [{rate: 3}, {rate: 4}]
            none: {}
            run: {seed: 7}
            """;

    @Test
    void everyValueHasThePathThatSetTakes() {
        Document document = Document.parse("test", TEXT);
        assertThat(document.values())
                .containsExactly(
                        entry("name", "two"),
                        entry("links.csi0.id", "csi0"),
                        entry("links.csi0.lanes", "1"),
                        entry("links.csi0.sensors", "[left, right]"),
                        entry("links.csi1.id", "csi1"),
                        entry("links.csi1.lanes", "2"),
                        entry("jobs[0].rate", "3"),
                        entry("jobs[1].rate", "4"),
                        entry("none", "{}"),
                        entry("run.seed", "7"));
        for (Map.Entry<String, String> value : document.values().entrySet()) {
            assertThat(document.with(value.getKey(), value.getValue()).values()).isEqualTo(document.values());
        }
        assertThat(document.with("links.csi1.lanes", "4").values()).containsEntry("links.csi1.lanes", "4");
    }
}
