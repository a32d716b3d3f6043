package io.splitnets.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "plain|plain",
                "a,b|\"a,b\"",
                "say \"x\"|\"say \"\"x\"\"\"",
                "=1+2|'=1+2",
                "+1|'+1",
                "-1|'-1",
                "@sum|'@sum",
                "=a,b|\"'=a,b\""
            })
    void text_is_quoted_and_never_a_formula(String text, String cell) {
        assertThat(new CsvText(List.of("h")).cell(text).end()).hasToString("h\n" + cell + "\n");
    }

    @Test
    void text_with_line_ends_or_blanks_around_it_is_quoted() {
        assertThat(new CsvText(List.of("a", "b")).cell("x\ny").cell(" z").end()).hasToString("a,b\n\"x\ny\",\" z\"\n");
    }

    @Test
    void numbers_keep_their_sign_and_what_is_not_finite_is_left_out() {
        assertThat(new CsvText(List.of("a", "b", "c", "d"))
                        .cell(-0.5)
                        .cell(Double.NaN)
                        .cell(-3L)
                        .cell(true)
                        .end())
                .hasToString("a,b,c,d\n-0.5,,-3,true\n");
    }
}
