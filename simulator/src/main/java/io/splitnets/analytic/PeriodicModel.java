package io.splitnets.analytic;

import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * Cameras with a fixed frame rate in front of a server with a fixed service time.
 *
 * <p>Source: Roberts and Virtamo, IEEE Transactions on Communications 39 (1991) 298, for random phases; the others follow
 * at once. Cameras of different rates: {@link HyperPeriodModel}.
 */
public final class PeriodicModel {

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

    /**
     * Mean virtual wait of N periodic sources with independent uniform phases, in services: the integral of
     * {@link #virtualWaitTail}, which is half the sum of N! / (N - n)! / D^n over n = 1 ... N, D the period. For many
     * sources it tends to M/D/1, half the sum of rho^n.
     */
    public static double virtualWaitMean(int sources, double period) {
        double term = 1;
        double sum = 0;
        for (int n = 1; n <= sources; n++) {
            term *= (sources - n + 1) / period;
            sum += term;
        }
        return sum / 2;
    }

    /** Mean wait of a frame of one of {@code cameras} with independent uniform phases: that of the others' work. */
    public static double randomPhaseWait(int cameras, double period, double service) {
        return service * virtualWaitMean(cameras - 1, period / service);
    }
}
