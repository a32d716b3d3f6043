package io.splitnets.analytic;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Cameras with a fixed frame rate in front of a server with a fixed service time.
 *
 * <p>Source: Roberts and Virtamo, IEEE Transactions on Communications 39 (1991) 298, for random phases; the others follow
 * at once. Cameras of different rates: {@link HyperPeriodModel}.
 */
public final class PeriodicModel {
    private static final int POINTS = 40;

    private PeriodicModel() {}

    /** Mean wait in D/D/1: none while the service is not longer than the period. */
    public static double dd1Wait(double period, double service) {
        if (service > period) {
            throw new IllegalArgumentException("no steady state: service " + service + " of period " + period);
        }
        return 0;
    }

    /** Mean wait of {@code cameras} frames that come at the same instant: (V - 1) S / 2, if V S fits in the period. */
    public static double synchronousMeanWait(int cameras, double service) {
        return (cameras - 1) * service / 2;
    }

    /** Largest wait of {@code cameras} frames that come at the same instant: (V - 1) S. */
    public static double synchronousMaxWait(int cameras, double service) {
        return (cameras - 1) * service;
    }

    /**
     * P(virtual wait > x) of N periodic sources with independent uniform phases (the N*D/D/1 queue; Roberts and Virtamo,
     * IEEE Trans. Commun. 39 (1991) 298, eq. 3).
     *
     * @param sources N
     * @param period of each source, in services, at least N
     * @param x in services, at least 0
     */
    public static double virtualWaitTail(int sources, double period, double x) {
        double tail = 0;
        for (int n = (int) Math.floor(x) + 1; n <= sources; n++) {
            double share = (n - x) / period;
            double idle = n == sources ? 1 : (period - sources + x) / (period - n + x);
            tail += CombinatoricsUtils.binomialCoefficientDouble(sources, n)
                    * StrictMath.pow(share, n)
                    * StrictMath.pow(1 - share, sources - n)
                    * idle;
        }
        return tail;
    }

    /** Mean virtual wait of N periodic sources with independent uniform phases, in services. */
    public static double virtualWaitMean(int sources, double period) {
        GaussIntegratorFactory rules = new GaussIntegratorFactory();
        double sum = 0;
        for (int unit = 0; unit < sources; unit++) {
            // The tail is smooth within one service and jumps at its ends, where the rule has no point.
            sum += rules.legendre(POINTS, unit, unit + 1.0).integrate(x -> virtualWaitTail(sources, period, x));
        }
        return sum;
    }

    /** Mean wait of a frame of one of {@code cameras} with independent uniform phases: that of the others' work. */
    public static double randomPhaseWait(int cameras, double period, double service) {
        return service * virtualWaitMean(cameras - 1, period / service);
    }
}
