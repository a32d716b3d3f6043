package io.splitnets.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTextTest {
    private static final String PAGE = "a\n<!-- x begin -->\nold\n<!-- x end -->\nb <!-- y end -->\n";

    @Test
    void onlyWhatStandsBetweenTheMarksChanges() {
        assertThat(MarkedText.with(PAGE, "<!-- x begin -->", "<!-- x end -->", "new\n"))
                .hasValue("a\n<!-- x begin -->\nnew\n<!-- x end -->\nb <!-- y end -->\n");
    }

    @Test
    void aPageNeedsBothMarksInTheirOrder() {
        assertThat(MarkedText.with(PAGE, "<!-- y begin -->", "<!-- y end -->", ""))
                .isEmpty();
        assertThat(MarkedText.with(PAGE, "<!-- x begin -->", "<!-- z end -->", ""))
                .isEmpty();
        assertThat(MarkedText.with("<!-- x end -->\n<!-- x begin -->\n", "<!-- x begin -->", "<!-- x end -->", ""))
                .isEmpty();
        assertThat(MarkedText.with("<!-- x begin --><!-- x end -->", "<!-- x begin -->", "<!-- x end -->", ""))
                .isEmpty();
    }
}
