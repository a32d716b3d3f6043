package io.splitnets.analytic;

/** Stations one after the other. */
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

    /** Busy share of each of {@code servers}: arrival rate x mean service / servers (utilisation law). */
    public static double utilisation(double arrivalRate, double meanService, int servers) {
        return Math.min(1, arrivalRate * meanService / servers);
    }
}
