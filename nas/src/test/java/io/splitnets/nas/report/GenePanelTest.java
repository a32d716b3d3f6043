package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.report.GeneAxes.Axis;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SplitSpace;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class GenePanelTest {
    @Test
    void small_space_has_one_row_without_genes_of_one_choice() {
        List<List<Axis>> rows = new GeneAxes(new SplitSpace(Outcomes.SPACE).genes()).rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0))
                .extracting(axis -> axis.group() + ":" + axis.name())
                .containsExactly(
                        ":resolution",
                        "stem:width",
                        "mb1:width",
                        "mb1:depth",
                        "mb2:width",
                        "mb2:depth",
                        "split:after",
                        "split:kept",
                        "split:bits");
        assertThat(rows.get(0)).extracting(Axis::at).containsExactly(0, 1, 2, 3, 6, 7, 10, 11, 12);
    }

    @Test
    void wide_space_is_wrapped_between_groups_into_rows_of_like_length() {
        List<List<Axis>> rows = new GeneAxes(new SplitSpace(Variants.WIDE).genes()).rows();
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).hasSizeBetween(14, 18));
        assertThat(rows.get(0).get(rows.get(0).size() - 1).group())
                .isNotEqualTo(rows.get(1).get(0).group());
    }

    @Test
    void genes_without_groups_fill_rows_and_none_gives_none() {
        List<Gene> genes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            genes.add(new Gene("g" + i, List.of("a", "b")));
        }
        assertThat(new GeneAxes(genes).rows())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).hasSizeBetween(12, 14));
        assertThat(new GeneAxes(List.of(new Gene("one", List.of("a")))).rows()).isEmpty();
    }

    @Test
    void every_member_is_a_line_and_the_recommended_one_twice() throws Exception {
        Element chart = drawings(Outcomes.made()).get(0);
        assertThat(paths(chart, "stroke").stream()
                        .filter(path -> path.getAttribute("stroke").startsWith("#")))
                .hasSize(6);
        assertThat(paths(chart, "stroke").stream()
                        .filter(path -> path.getAttribute("stroke").equals("currentColor")))
                .singleElement()
                .satisfies(path ->
                        assertThat(path.getTextContent()).isEqualTo("6: cut after mb2, 8 ch, 8 bit (recommended)"));
    }

    @Test
    void fastest_and_slowest_member_have_the_ends_of_the_colours() throws Exception {
        List<Element> members = paths(drawings(Outcomes.made()).get(0), "stroke");
        assertThat(members.get(0).getAttribute("stroke")).isEqualTo("#0072b2");
        assertThat(members.get(5).getAttribute("stroke")).isEqualTo("#e69f00");
        assertThat(GeneLines.ramp(0.5)).isEqualTo("#cc79a7");
    }

    @Test
    void candidates_are_faint_and_those_beyond_a_limit_dashed() throws Exception {
        Element chart = drawings(Outcomes.large()).get(0);
        List<Element> groups = elements(chart, "g");
        assertThat(groups)
                .extracting(group -> group.getAttribute("class"))
                .containsExactly("faint", "faint", "outline");
        int beyond = elements(groups.get(0), "path").size();
        int dominated = elements(groups.get(1), "path").size();
        assertThat(groups.get(0).getAttribute("stroke-dasharray")
                        + groups.get(1).getAttribute("stroke-dasharray"))
                .isEqualTo("3 3");
        assertThat(beyond + dominated).isBetween(140, 150);
        assertThat(Math.min(beyond, dominated)).isPositive();
    }

    @Test
    void lines_stay_between_their_axes() throws Exception {
        for (SearchOutcome outcome : List.of(Outcomes.made(), Variants.wide(Outcomes.made()))) {
            Element chart = drawings(outcome).get(0);
            String[] box = chart.getAttribute("viewBox").split(" ", -1);
            for (Element path : paths(chart, "d")) {
                String[] at = path.getAttribute("d").substring(1).split(" ", -1);
                for (int i = 0; i < at.length; i++) {
                    assertThat(Double.parseDouble(at[i])).isBetween(0.0, Double.parseDouble(box[2 + i % 2]));
                }
            }
        }
    }

    @Test
    void wide_space_is_drawn_in_rows_that_end_in_the_objectives() throws Exception {
        String html = html(Variants.wide(Outcomes.made()));
        assertThat(parse(html).getDocumentElement().getTextContent())
                .contains("in 2 rows that end in the same objectives");
        List<Element> rows = drawings(Variants.wide(Outcomes.made()));
        assertThat(elements(rows.get(0), "text").stream()
                        .filter(text -> text.getTextContent().equals("accuracy")))
                .hasSize(2);
        assertThat(elements(rows.get(0), "text").stream()
                        .filter(text -> text.getTextContent().equals("p99")))
                .hasSize(2);
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(120_000);
    }

    @Test
    void table_has_the_choices_of_the_recommended_member() throws Exception {
        List<Element> rows = elements(parse(html(Outcomes.made())).getDocumentElement(), "tr").stream()
                .filter(row -> row.getAttribute("class").equals("picked"))
                .toList();
        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(elements(row, "td").stream().map(Element::getTextContent))
                        .containsExactly("6", "90.9", "12.7", "28", "12", "24", "2", "24", "2", "mb2", "8", "8"));
    }

    @Test
    void bars_carry_figures_of_both_objectives_and_what_they_mean() throws Exception {
        Document panel = parse(html(Outcomes.made()));
        assertThat(panel.getDocumentElement().getTextContent())
                .contains("validation accuracy", "latency p99", "not independent", "by chance");
        Element bars = elements(panel.getDocumentElement(), "svg").get(1);
        assertThat(elements(bars, "rect")).hasSize(2 * 9);
        assertThat(elements(bars, "text").stream()
                        .filter(text -> text.getTextContent().matches("\\d+\\.\\d %")))
                .hasSize(2 * 9);
    }

    @Test
    void search_that_found_nothing_says_so() {
        assertThat(html(Outcomes.empty())).contains("There is no candidate with a steady state");
    }

    private static String html(SearchOutcome outcome) {
        return new GenePanel(outcome).markup().toString();
    }

    private static List<Element> drawings(SearchOutcome outcome) throws Exception {
        return elements(parse(html(outcome)).getDocumentElement(), "svg");
    }

    /** Paths that have an attribute. */
    private static List<Element> paths(Element chart, String attribute) {
        return elements(chart, "path").stream()
                .filter(path -> path.hasAttribute(attribute))
                .toList();
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
