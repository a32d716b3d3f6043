package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTableTest {
    @Test
    void columns_are_aligned_and_the_table_fits_a_terminal() {
        List<String> lines = FrontTable.text(Outcomes.made()).lines().toList();
        List<String> table = lines.subList(0, lines.indexOf(""));
        assertThat(table)
                .hasSize(15)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(table.stream().map(String::length).distinct()).hasSize(1);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void star_marks_the_recommended_network_and_overload_is_said() {
        List<String> lines = FrontTable.text(Outcomes.made()).lines().toList();
        assertThat(lines.stream().filter(line -> line.startsWith("*")))
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("*6 mb2, 8 ch, 8 bit").contains("90.9 [90.1, 91.7]"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("  largest all on aggregator")
                        .contains("overloaded"));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("Recommended: 1.1.1.1"));
    }

    @Test
    void control_characters_of_names_do_not_reach_the_terminal() {
        assertThat(FrontTable.text(Outcomes.empty())).doesNotContain("\u001b");
        assertThat(FrontTable.text(Outcomes.named("\u001b[31m", "a", "b"))).doesNotContain("\u001b");
    }
}
