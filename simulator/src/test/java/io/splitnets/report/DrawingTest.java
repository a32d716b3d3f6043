package io.splitnets.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.report.LabelLayout.Box;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    @Test
    void text_and_attributes_are_escaped() {
        Markup markup = Markup.of("p", "a < b & \"c\" > 'd'").with("title", "\"><b>\n");
        assertThat(markup)
                .hasToString("<p title=\"&quot;&gt;&lt;b&gt;\n\">a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;</p>");
    }

    @Test
    void what_xml_forbids_or_turns_text_round_is_replaced() {
        assertThat(Markup.of("p", "a\u0000\u001b\u202E\uD800z\u00e9"))
                .hasToString("<p>a\uFFFD\uFFFD\uFFFD\uFFFDz\u00e9</p>");
    }

    @Test
    void only_void_elements_lack_an_end_tag() {
        assertThat(Markup.of("div").add(Markup.of("br")).add(Markup.of("td")))
                .hasToString("<div><br /><td></td></div>");
    }

    @ParameterizedTest
    @CsvSource({"1.005,1", "2.0,2", "-0.001,0", "12.345,12.35", "0.1,0.1", "-3.5,-3.5"})
    void coordinates_are_short(double value, String text) {
        assertThat(Double.parseDouble(Markup.coordinate(value))).isCloseTo(Double.parseDouble(text), within(0.011));
        assertThat(Markup.coordinate(value).length()).isLessThanOrEqualTo(5);
    }

    @Test
    void linear_ticks_are_round_and_inside() {
        Scale scale = new Scale(0.3, 12.2, 100, 500, false);
        assertThat(scale.ticks(6).stream().map(Scale.Tick::label)).containsExactly("2", "4", "6", "8", "10", "12");
        assertThat(scale.at(0.3)).isEqualTo(100);
        assertThat(scale.at(12.2)).isEqualTo(500);
    }

    @Test
    void small_steps_get_the_digits_they_need() {
        Scale scale = new Scale(83.12, 83.71, 0, 100, false);
        assertThat(scale.ticks(5).stream().map(Scale.Tick::label)).containsExactly("83.2", "83.4", "83.6");
    }

    @Test
    void zero_has_no_sign() {
        Scale scale = new Scale(-1, 1, 0, 100, false);
        assertThat(scale.ticks(4).stream().map(Scale.Tick::label)).containsExactly("-1.0", "-0.5", "0.0", "0.5", "1.0");
    }

    @Test
    void axis_is_logarithmic_beyond_a_factor_of_ten() {
        assertThat(Scale.fitting(1, 10, 0, 1).logarithmic()).isFalse();
        assertThat(Scale.fitting(0, 100, 0, 1).logarithmic()).isFalse();
        Scale scale = Scale.fitting(0.5, 40, 0, 100);
        assertThat(scale.logarithmic()).isTrue();
        assertThat(scale.ticks(5).stream().map(Scale.Tick::label)).containsExactly("0.5", "1", "2", "5", "10", "20");
        assertThat(scale.at(2) - scale.at(1)).isCloseTo(scale.at(20) - scale.at(10), within(1e-9));
    }

    @Test
    void single_value_still_has_an_axis() {
        assertThat(Scale.linear(5, 5, 0, 100).at(5)).isCloseTo(50, within(1e-9));
        assertThat(Scale.linear(0, 0, 0, 100).ticks(3)).isNotEmpty();
        assertThatThrownBy(() -> new Scale(1, 1, 0, 1, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void labels_of_crowded_points_do_not_overlap() {
        Box area = new Box(0, 0, 400, 300);
        LabelLayout layout = new LabelLayout(area, 12);
        List<Box> marks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            layout.keepFree(200 + 3 * i, 150 + 2 * i, 5);
            marks.add(new Box(195 + 3 * i, 145 + 2 * i, 10, 10));
        }
        List<Box> placed = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            layout.place("baseline " + i, 200 + 3 * i, 150 + 2 * i).ifPresent(placed::add);
        }
        assertThat(placed).hasSize(8);
        for (int i = 0; i < placed.size(); i++) {
            Box box = placed.get(i);
            assertThat(marks).noneMatch(box::overlaps);
            assertThat(placed.subList(0, i)).noneMatch(box::overlaps);
            assertThat(area.holds(box)).isTrue();
        }
        assertThat(layout.place("x".repeat(80), 200, 150)).isEmpty();
    }

    @Test
    void long_text_is_cut_to_its_room() {
        assertThat(TextWidth.fitted("left", 12, 100)).isEqualTo("left");
        String cut = TextWidth.fitted("a very long name of a camera", 12, 60);
        assertThat(cut).endsWith("…");
        assertThat(TextWidth.of(cut, 12)).isLessThanOrEqualTo(60);
        assertThat(TextWidth.fitted("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", 12, 30))
                .doesNotContain("\uD83D…");
    }

    @Test
    void steps_go_along_before_they_rise() {
        assertThat(Chart.steps(List.of(new double[] {0, 9}, new double[] {4, 5}, new double[] {8, 5}), "s1"))
                .hasToString("<path d=\"M0 9H4V5H8V5\" class=\"s1\"></path>");
    }

    @Test
    void page_allows_its_own_style_and_nothing_else() {
        String page = new HtmlPage("a < b").add(Markup.of("p", "text")).text();
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\" />");
        assertThat(page).contains("<title>a &lt; b</title>", "default-src &#39;none&#39;", "<body><p>text</p></body>");
        String sheet = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
        assertThat(sheet).doesNotContain("&", "<");
    }
}
