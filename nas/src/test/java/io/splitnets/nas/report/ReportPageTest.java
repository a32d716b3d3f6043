package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.experiment.FidelityReport;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.Trust;
import io.splitnets.nas.oracle.Tier;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u0000\u202E&'\"";
    private static final int BUDGET = 300_000;

    @Test
    void is_well_formed_with_all_panels_in_order() throws Exception {
        Document page = parse(page(Outcomes.made()));
        List<String> headings = new ArrayList<>();
        for (Element heading : elements(page, "h2")) {
            headings.add(heading.getTextContent());
        }
        assertThat(headings)
                .containsExactly(
                        "Accuracy against latency",
                        "What the front is made of",
                        "Where the time of the recommended network goes",
                        "The first frames of the recommended network",
                        "How the search came on",
                        "All figures",
                        "Where this comes from");
    }

    @Test
    void begins_with_the_verdict_and_says_what_the_figures_are_worth() throws Exception {
        String text = parse(page(Outcomes.made())).getDocumentElement().getTextContent();
        assertThat(text)
                .contains("Recommended: 1.1.1.1.0.0.1.1.0.0.2.1.1.0 (cut after mb2, 8 ch, 8 bit): accuracy 90.9 [90.1, "
                        + "91.7] %, p99 latency 12.7 [12.6, 12.8] ms, 392 B over the links per result, 45.4 kB of "
                        + "sensor memory.")
                .contains("The most accurate baseline that keeps every limit is 'largest best cut, uncompressed'")
                .contains("-0.3 points of accuracy (intervals overlap), -35 % p99 latency, -97 % link bytes")
                .contains("'shapes' is a toy")
                .contains("95 % Student interval over 10 independent replications")
                .contains("not of the seed of the training")
                .contains("'largest all on aggregator' (overloaded, load 1.50)");
    }

    @Test
    void refers_to_nothing_outside_and_runs_nothing() throws Exception {
        String html = page(Outcomes.made());
        assertThat(html).doesNotContain("http:", "https:", "://", "url(", "@import", "javascript");
        Set<String> names = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        for (Element element : elements(parse(html), "*")) {
            names.add(element.getTagName());
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                attributes.add(element.getAttributes().item(i).getNodeName());
            }
        }
        assertThat(names).doesNotContain("script", "img", "link", "iframe", "object", "a", "use", "image");
        assertThat(attributes)
                .doesNotContain("src", "href", "style", "xlink:href")
                .noneMatch(a -> a.startsWith("on"));
        assertThat(html).containsPattern("default-src &#39;none&#39;; style-src &#39;sha256-[A-Za-z0-9+/]{43}=&#39;;");
    }

    @Test
    void names_from_files_stay_text() throws Exception {
        String html = page(Outcomes.named(HOSTILE, HOSTILE, "right"));
        assertThat(html).doesNotContain("<img", "</script", "\u0000", "\u202E");
        Document page = parse(html);
        assertThat(elements(page, "img")).isEmpty();
        assertThat(elements(page, "h1").get(0).getTextContent())
                .isEqualTo("</script><img src=x onerror=alert(1)>\uFFFD\uFFFD&'\"");
    }

    @Test
    void every_drawing_has_a_title_and_a_table() throws Exception {
        Document page = parse(page(Outcomes.made()));
        List<Element> drawings = elements(page, "svg");
        assertThat(drawings).hasSize(6).allSatisfy(svg -> {
            assertThat(svg.getAttribute("aria-label")).isNotBlank();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(((Element) svg.getParentNode())
                            .getElementsByTagName("table")
                            .getLength())
                    .isEqualTo(1);
        });
    }

    @Test
    void every_coordinate_is_a_number_inside_its_drawing() throws Exception {
        Document page = parse(page(Outcomes.made()));
        for (Element svg : elements(page, "svg")) {
            String[] box = svg.getAttribute("viewBox").split(" ", -1);
            for (String axis : List.of("x", "y")) {
                double most = Double.parseDouble(box[axis.equals("x") ? 2 : 3]);
                for (Element element : elements(svg, "*")) {
                    for (String name : List.of(axis, axis + "1", axis + "2", "c" + axis)) {
                        if (element.hasAttribute(name)) {
                            assertThat(Double.parseDouble(element.getAttribute(name)))
                                    .isBetween(0.0, most);
                        }
                    }
                }
            }
        }
    }

    @Test
    void timeline_shows_three_frames_of_each_camera_and_marks_the_lost_one() throws Exception {
        String html = page(Outcomes.made());
        assertThat(html).contains("left #30, exposure, 4.00 ms", "right #31, ", "right #32 dropped: aggregator.full");
        assertThat(html).doesNotContain("left #33", "right #33");
    }

    @Test
    void stages_stand_beside_the_additive_formula() throws Exception {
        String text = parse(page(Outcomes.made())).getDocumentElement().getTextContent();
        assertThat(text).contains("Simulated mean 9.50 [9.25, 9.75] ms", "idle system) 9.52 ms", "wait for aggregator");
    }

    @Test
    void stays_within_its_budget_after_a_long_search() throws Exception {
        String html = page(Outcomes.large());
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isBetween(50_000, BUDGET);
        assertThat(parse(html).getDocumentElement().getTextContent()).contains("of 300 front members");
    }

    @Test
    void members_are_as_large_as_they_are_sure_and_say_so() throws Exception {
        SearchOutcome made = Outcomes.made();
        Map<String, Double> odds = Map.of(
                made.front().get(0).id(),
                1.0,
                made.front().get(1).id(),
                0.25,
                made.front().get(2).id(),
                0.0);
        Element chart = elements(parse(page(Variants.trusting(made, trust(odds, List.of())))), "svg")
                .get(0);
        List<Element> members = explained(chart, "front");
        assertThat(members.stream().map(member -> member.getAttribute("r")))
                .containsExactly("6", "3", "1.6", "4.5", "4.5", "4.5");
        assertThat(members.get(1).getTextContent()).endsWith(" ms, not dominated with 25 %");
        assertThat(members.get(3).getTextContent()).endsWith(" ms");
        assertThat(chart.getTextContent()).contains("not dominated with 10 %", "with 100 %");
        assertThat(elements(parse(page(made)), "svg").get(0).getTextContent()).doesNotContain("not dominated");
    }

    @Test
    void says_where_candidates_stand_that_only_a_cheaper_model_saw() throws Exception {
        SearchOutcome made = Outcomes.made();
        String text = parse(page(Variants.trusting(made, trust(Map.of(), List.of()))))
                .getDocumentElement()
                .getTextContent();
        assertThat(text.split("with a latency from the additive formula", -1)).hasSize(3);
        assertThat(parse(page(made)).getDocumentElement().getTextContent()).doesNotContain("with a latency from");
    }

    @Test
    void members_that_fell_are_hollow_marks_with_their_reason() throws Exception {
        SearchOutcome made = Outcomes.made();
        String seen = made.archive().get(1).candidate().id();
        String overloaded = made.archive().get(17).candidate().id();
        List<Trust.Fallen> fallen = List.of(
                new Trust.Fallen(seen, "dominated by 1.1"),
                new Trust.Fallen(overloaded, "overloaded"),
                new Trust.Fallen("9.9", "not in the archive"));
        Element chart = elements(parse(page(Variants.trusting(made, trust(Map.of(), fallen)))), "svg")
                .get(0);
        assertThat(explained(chart, "trend")).singleElement().satisfies(mark -> {
            assertThat(mark.getTextContent()).isEqualTo(seen + " fell: dominated by 1.1");
            assertThat(mark.getAttribute("stroke-dasharray")).isNotEmpty();
        });
        assertThat(chart.getTextContent()).contains("fell from the front in fresh runs");
    }

    @Test
    void candidates_beyond_a_limit_are_hollow_and_dominated_ones_are_not() throws Exception {
        Element chart = elements(parse(page(Outcomes.made())), "svg").get(0);
        assertThat(elements(chart, "path").stream()
                        .map(path -> path.getAttribute("class"))
                        .filter(classes -> !classes.contains("outline")))
                .containsExactly("faint", "waiting");
        assertThat(chart.getTextContent())
                .contains("dominated candidate, validation images", "candidate beyond a limit, validation images");
    }

    @Test
    void progress_of_a_search_that_began_well_is_not_a_flat_line() throws Exception {
        assertThat(parse(page(Outcomes.made())).getDocumentElement().getTextContent())
                .contains("the axis does not begin at 0");
        assertThat(parse(page(Outcomes.large())).getDocumentElement().getTextContent())
                .doesNotContain("the axis does not begin at 0");
    }

    private static Trust trust(Map<String, Double> odds, List<Trust.Fallen> fallen) {
        FidelityReport fidelity = new FidelityReport(Tier.ADDITIVE, 0, List.of());
        return new Trust(Optional.of(fidelity), 4, 0, odds, fallen, Optional.empty());
    }

    /** Circles of a class that tell what they are when pointed at. */
    private static List<Element> explained(Element chart, String classes) {
        return elements(chart, "circle").stream()
                .filter(circle -> circle.getAttribute("class").equals(classes))
                .filter(circle -> !circle.getTextContent().isEmpty())
                .toList();
    }

    @Test
    void page_of_a_search_that_found_nothing_is_whole() throws Exception {
        String text = parse(page(Outcomes.empty())).getDocumentElement().getTextContent();
        assertThat(text).contains("Nothing is recommended", "No network has a steady state", "No frames were recorded");
    }

    private static String page(SearchOutcome outcome) {
        return ReportPage.of(outcome, "splitnets search quick.yaml");
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<Element> elements(Document page, String name) {
        return elements(page.getDocumentElement(), name);
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
