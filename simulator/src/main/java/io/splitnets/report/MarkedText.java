package io.splitnets.report;

import java.util.Optional;

/** Parts of a page that a command writes, between two lines that say so. */
public final class MarkedText {
    private MarkedText() {}

    /**
     * {@code page} with other content between two marks.
     *
     * @param begin the line in front of the content, without its end
     * @param end what stands behind the content
     * @param content lines, each ended by a line feed
     * @return the page; empty if it does not have both marks in this order
     */
    public static Optional<String> with(String page, String begin, String end, String content) {
        int mark = page.indexOf(begin + "\n");
        int from = mark + begin.length() + 1;
        int to = mark < 0 ? -1 : page.indexOf(end, from);
        return to < 0 ? Optional.empty() : Optional.of(page.substring(0, from) + content + page.substring(to));
    }
}
