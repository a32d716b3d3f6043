package io.splitnets.report;

import io.splitnets.system.TieDependence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What hangs on the order of simultaneous events, for people and for JSON. */
public final class TieText {
    private TieText() {}

    /** The figures that depend on it, then how many do not. */
    public static String of(TieDependence result) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s: %d shuffles of the order of simultaneous events, %d of them changed it%n",
                result.documented().system(),
                result.shuffles(),
                result.reordered()));
        List<TieDependence.Figure> depending =
                result.figures().stream().filter(TieDependence.Figure::depends).toList();
        if (!depending.isEmpty()) {
            text.append(String.format(
                    Locale.ROOT, "%-40s %12s %12s %12s%n", "depends on it:", "documented", "least", "most"));
            depending.forEach(figure -> text.append(String.format(
                    Locale.ROOT,
                    "  %-38s %12s %12s %12s%n",
                    figure.name(),
                    number(figure.documented()),
                    number(figure.least()),
                    number(figure.most()))));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "%d of %d figures do not depend on it%n",
                        result.figures().size() - depending.size(),
                        result.figures().size()))
                .toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "none" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** All figures as a tree. */
    public static Map<String, Object> tree(TieDependence result, Provenance provenance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scenario", result.documented().system());
        tree.put("seed", result.documented().seed());
        tree.put("verdict", result.documented().verdict().name().toLowerCase(Locale.ROOT));
        tree.put("fingerprint", result.documented().fingerprintHex());
        tree.put("shuffles", result.shuffles());
        tree.put("reordered", result.reordered());
        tree.put("depends", result.depends());
        List<Object> figures = new ArrayList<>();
        for (TieDependence.Figure figure : result.figures()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("figure", figure.name());
            one.put("depends", figure.depends());
            one.put("documented", figure.documented());
            one.put("least", figure.least());
            one.put("most", figure.most());
            figures.add(one);
        }
        tree.put("figures", figures);
        tree.put("provenance", provenance.toTree());
        return tree;
    }
}
