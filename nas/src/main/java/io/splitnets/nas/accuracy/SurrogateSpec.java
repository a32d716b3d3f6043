package io.splitnets.nas.accuracy;

import java.util.List;

/**
 * What a surrogate of accuracy is fitted to.
 *
 * @param points published networks, at least {@value #LEAST_POINTS}, rising in multiply-accumulates
 * @param prices what split modules were measured to cost, at least {@value #LEAST_PRICES}
 */
public record SurrogateSpec(List<Point> points, List<Price> prices) {
    /** Three coefficients and two degrees of freedom for the error. */
    public static final int LEAST_POINTS = 5;
    /** Three coefficients and three degrees of freedom. */
    public static final int LEAST_PRICES = 6;

    /** Copies the lists. */
    public SurrogateSpec {
        points = List.copyOf(points);
        prices = List.copyOf(prices);
    }

    /**
     * A published network.
     *
     * @param macs multiply-accumulates of one image, above 0
     * @param accuracy share, between 0 and 1
     */
    public record Point(double macs, double accuracy) {}

    /**
     * The price of one split module.
     *
     * @param depth where it stands: 0 after the stem, 1 after the last phase
     * @param kept channels that cross, as a share of those before the cut, above 0
     * @param lost accuracy that it costs, as a share
     */
    public record Price(double depth, double kept, double lost) {}
}
