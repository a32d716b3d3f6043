package io.splitnets.analytic;

/**
 * Stations one after the other.
 *
 * <p>Sources: Friedman, Operations Research 13 (1965) 121; Burke, Operations Research 4 (1956) 699; Reich, Annals of
 * Mathematical Statistics 34 (1963) 338; Denning and Buzen, ACM Computing Surveys 10 (1978) 225 (utilisation law).
 */
public final class TandemModel {
    private TandemModel() {}

    /**
     * Mean time through stations with fixed service times and Poisson arrivals at the first: all services, and the wait
     * of the slowest station alone, whatever the order (Friedman, Operations Research 13 (1965) 121).
     */
    public static double deterministicSojourn(double arrivalRate, double... services) {
        double sum = 0;
        double slowest = 0;
        for (double service : services) {
            sum += service;
            slowest = Math.max(slowest, service);
        }
        return sum + SingleServerModel.md1Wait(arrivalRate, slowest);
    }

    /**
     * Mean time through stations with exponential services and Poisson arrivals at the first: each is M/M/1 by itself
     * (Burke 1956).
     */
    public static double exponentialSojourn(double arrivalRate, double... serviceRates) {
        double sum = 0;
        for (double rate : serviceRates) {
            sum += SingleServerModel.mm1Sojourn(arrivalRate, rate);
        }
        return sum;
    }

    /**
     * P(time > t) through stations with exponential services and Poisson arrivals at the first: the times in the
     * stations are independent and exponential (Reich 1963), so that their sum is hypo-exponential.
     *
     * @param serviceRates different from one another
     */
    public static double exponentialSojournTail(double arrivalRate, double t, double... serviceRates) {
        double tail = 0;
        for (double rate : serviceRates) {
            double own = 1 / SingleServerModel.mm1Sojourn(arrivalRate, rate);
            double weight = 1;
            for (double other : serviceRates) {
                weight *= other == rate ? 1 : (other - arrivalRate) / (other - rate);
            }
            tail += weight * StrictMath.exp(-own * t);
        }
        return tail;
    }

    /** The p-quantile of the time whose tail is {@link #exponentialSojournTail}; p in [0, 1). */
    public static double exponentialSojournQuantile(double arrivalRate, double p, double... serviceRates) {
        double low = 0;
        double high = exponentialSojourn(arrivalRate, serviceRates);
        while (exponentialSojournTail(arrivalRate, high, serviceRates) > 1 - p) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 100 && high - low > 1e-14 * high; i++) {
            double middle = (low + high) / 2;
            if (exponentialSojournTail(arrivalRate, middle, serviceRates) > 1 - p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** Busy share of each of {@code servers}: arrival rate x mean service / servers (utilisation law). */
    public static double utilisation(double arrivalRate, double meanService, int servers) {
        return Math.min(1, arrivalRate * meanService / servers);
    }
}
