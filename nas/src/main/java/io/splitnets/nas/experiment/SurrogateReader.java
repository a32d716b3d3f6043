package io.splitnets.nas.experiment;

import io.splitnets.input.Section;
import io.splitnets.nas.accuracy.SurrogateSpec;
import io.splitnets.nas.accuracy.SurrogateSpec.Point;
import io.splitnets.nas.accuracy.SurrogateSpec.Price;
import io.splitnets.units.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Reads the published and measured accuracies that a surrogate is fitted to. */
final class SurrogateReader {
    private static final double MOST_MEGA_MACS = 1e9;

    private SurrogateReader() {}

    static SurrogateSpec read(Section section) {
        List<Point> points = new ArrayList<>();
        for (Section point : section.sections("points")) {
            double macs = 1e6 * point.number("mega_macs", 1e-3, MOST_MEGA_MACS);
            if (!points.isEmpty() && macs <= points.get(points.size() - 1).macs()) {
                point.problem("mega_macs", "expected more than in the point before");
            }
            points.add(new Point(macs, share(point, "accuracy")));
            point.text("source");
            point.finish();
        }
        List<Price> prices = new ArrayList<>();
        for (Section price : section.sections("split_prices")) {
            prices.add(new Price(share(price, "depth"), share(price, "kept"), share(price, "lost")));
            price.finish();
        }
        section.text("split_prices_source");
        enough(section, "points", points.size(), SurrogateSpec.LEAST_POINTS);
        enough(section, "split_prices", prices.size(), SurrogateSpec.LEAST_PRICES);
        if (prices.stream().map(Price::depth).distinct().count() < 2
                || prices.stream().map(Price::kept).distinct().count() < 2) {
            section.problem("split_prices", "expected prices at different depths and with different shares kept");
        }
        section.finish();
        return new SurrogateSpec(points, prices);
    }

    private static double share(Section section, String key) {
        double share = section.quantity(key, Dimension.SHARE).toDouble();
        boolean end = key.equals("depth");
        boolean fits = key.equals("accuracy") ? share > 0 && share < 1 : share <= 1 && (share > 0 || end && share == 0);
        if (!fits) {
            section.problem(key, "expected a share above 0 % up to 100 %");
            return 0.5;
        }
        return share;
    }

    private static void enough(Section section, String key, int count, int least) {
        if (count < least) {
            section.problem(key, "expected at least " + least + " of them, found " + count);
        }
    }
}
