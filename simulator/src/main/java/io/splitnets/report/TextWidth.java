package io.splitnets.report;

/** Estimates how wide a text is drawn in the sans-serif fonts of browsers; somewhat too wide rather than too narrow. */
public final class TextWidth {
    private static final double WIDE = 1.05;
    private static final double CAPITAL = 0.76;
    private static final double NARROW = 0.38;
    private static final double OTHER = 0.64;

    private TextWidth() {}

    /** Width in pixels of {@code text} in a font of {@code size} pixels. */
    public static double of(String text, double size) {
        return size * text.codePoints().mapToDouble(TextWidth::em).sum();
    }

    /** {@code text}, or as much of its beginning as fits into {@code width} pixels, with an ellipsis. */
    public static String fitted(String text, double size, double width) {
        if (of(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && of(text.substring(0, end) + "…", size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private static double em(int point) {
        if (point >= 0x1100) {
            return WIDE;
        }
        if ("iljtfr.,:;'|!()[] /".indexOf(point) >= 0) {
            return NARROW;
        }
        if (point == 'm' || point == 'w' || point == 'M' || point == 'W' || point == '%' || point == '@') {
            return 0.97;
        }
        return Character.isUpperCase(point) ? CAPITAL : OTHER;
    }
}
