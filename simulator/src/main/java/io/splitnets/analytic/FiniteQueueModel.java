package io.splitnets.analytic;

/**
 * One server with little or no room to wait; who finds it full is lost.
 *
 * <p>Sources: Gross, Shortle, Thompson, Harris, Fundamentals of Queueing Theory, 4th ed. (2008), ch. 5 (M/G/1/K);
 * Sevastyanov, Theory of Probability and its Applications 2 (1957) 104 (insensitivity of loss systems).
 */
public final class FiniteQueueModel {
    private FiniteQueueModel() {}

    /**
     * Probability that an arrival is lost in M/D/1/K, from the Markov chain of those left behind at departures: with
     * pi0 the share of departures that leave nobody, 1 - 1 / (pi0 + rho).
     *
     * @param load arrival rate x service, above 0; may exceed 1
     * @param places in the system, the one in service included, at least 1
     */
    public static double md1kLoss(double load, int places) {
        double[] arrivals = poisson(load, places);
        // Unnormalised shares: the balance of state j gives state j + 1.
        double[] left = new double[places];
        left[0] = 1;
        double sum = 1;
        for (int j = 0; j + 1 < places; j++) {
            double next = left[j] - left[0] * arrivals[j];
            for (int i = 1; i <= j; i++) {
                next -= left[i] * arrivals[j - i + 1];
            }
            left[j + 1] = next / arrivals[0];
            sum += left[j + 1];
        }
        return 1 - 1 / (1 / sum + load);
    }

    private static double[] poisson(double mean, int count) {
        double[] chances = new double[count];
        chances[0] = StrictMath.exp(-mean);
        for (int k = 1; k < count; k++) {
            chances[k] = chances[k - 1] * mean / k;
        }
        return chances;
    }

    /** Probability that an arrival is lost in M/G/1/1, whatever the law of the service: rho / (1 + rho). */
    public static double mg11Loss(double load) {
        return load / (1 + load);
    }

    /** Share of the frames of a periodic camera lost without any queue (D/D/1/1): 1 - 1 / ceil(service / period). */
    public static double dd11Loss(double period, double service) {
        return 1 - 1 / Math.max(1, Math.ceil(service / period));
    }
}
