package io.splitnets.analytic;

import java.math.BigDecimal;
import java.math.MathContext;

/** Erlang's sum for the wait in M/D/1, whose terms cancel, in decimal arithmetic with enough digits. */
final class AlternatingSum {
    private static final MathContext DIGITS = new MathContext(60);

    private AlternatingSum() {}

    /** P(wait <= x services) at load rho. */
    static double md1(double rho, double x) {
        BigDecimal load = new BigDecimal(rho);
        BigDecimal time = new BigDecimal(x);
        BigDecimal growth = exponential(load);
        BigDecimal factor = exponential(load.multiply(time, DIGITS));
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal factorial = BigDecimal.ONE;
        int last = (int) Math.floor(x);
        for (int k = 0; k <= last; k++) {
            if (k > 0) {
                factorial = factorial.multiply(BigDecimal.valueOf(k), DIGITS);
                factor = factor.divide(growth, DIGITS);
            }
            BigDecimal base = BigDecimal.valueOf(k).subtract(time).multiply(load, DIGITS);
            sum = sum.add(base.pow(k, DIGITS).multiply(factor, DIGITS).divide(factorial, DIGITS), DIGITS);
        }
        return sum.multiply(BigDecimal.ONE.subtract(load), DIGITS).doubleValue();
    }

    /** e^x for x >= 0, by halving the argument until the series is short. */
    private static BigDecimal exponential(BigDecimal x) {
        int halvings = 0;
        BigDecimal small = x;
        while (small.compareTo(new BigDecimal("0.5")) > 0) {
            small = small.divide(BigDecimal.valueOf(2), DIGITS);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int k = 1; k < 60; k++) {
            term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }
}
