package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.SearchOutcome;
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

    @Test
    void long_front_is_thinned_out_evenly_and_the_rest_is_told() {
        String text = FrontTable.text(Outcomes.large());
        List<String> lines = text.lines().toList();
        assertThat(lines.stream().filter(line -> line.matches("[ *]\\d+ mb.*"))).hasSize(40);
        assertThat(lines.stream().filter(line -> line.matches("\\d+: [0-9.]+"))).hasSize(40);
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith(" 1 mb1, "));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("*300 mb2, "));
        assertThat(text).contains("Printed are 40 of 300 front members, evenly spread; front.csv holds all.");
        assertThat(FrontTable.text(Outcomes.made())).doesNotContain("Printed are");
    }

    @Test
    void recommended_network_is_printed_wherever_it_stands() {
        SearchOutcome large = Outcomes.large();
        Judgement second = large.front().get(1);
        List<String> lines =
                FrontTable.text(Variants.picking(large, second)).lines().toList();
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("*2 mb1, "));
        assertThat(lines)
                .contains(
                        "2: " + second.id(),
                        "Printed are 41 of 300 front members, evenly spread; front.csv " + "holds all.");
    }
}
