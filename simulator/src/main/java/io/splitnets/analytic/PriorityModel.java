package io.splitnets.analytic;

/**
 * One server, several classes with Poisson arrivals, the most urgent class first. Class 0 is the most urgent.
 *
 * <p>Sources: Cobham, Operations Research 2 (1954) 70 (a service is never interrupted); White and Christie, Operations
 * Research 6 (1958) 79 (interrupted and resumed); Kleinrock, Naval Research Logistics Quarterly 12 (1965) 181
 * (conservation). Each in Kleinrock, Queueing Systems II (1976), ch. 3.
 */
public final class PriorityModel {
    private final double[] rates;
    private final ServiceMoments[] services;

    /**
     * Classes of one server.
     *
     * @param arrivalRates of the classes
     * @param services of the classes, as many
     */
    public PriorityModel(double[] arrivalRates, ServiceMoments... services) {
        if (arrivalRates.length != services.length) {
            throw new IllegalArgumentException(arrivalRates.length + " rates for " + services.length + " classes");
        }
        this.rates = arrivalRates.clone();
        this.services = services.clone();
    }

    /** Load of the classes 0 to {@code last}. */
    private double load(int last) {
        double load = 0;
        for (int i = 0; i <= last; i++) {
            load += rates[i] * services[i].mean();
        }
        return load;
    }

    /** Mean rest of the service that an arrival finds among the classes 0 to {@code last}: sum lambda E[S^2] / 2. */
    private double residual(int last) {
        double rest = 0;
        for (int i = 0; i <= last; i++) {
            rest += rates[i] * services[i].second() / 2;
        }
        return rest;
    }

    /** Mean wait of a class where a service is never interrupted: W0 / ((1 - load above) (1 - load up to it)). */
    public double wait(int rank) {
        SingleServerModel.stable(load(rank));
        return residual(rates.length - 1) / ((1 - load(rank - 1)) * (1 - load(rank)));
    }

    /** Mean time in the system of a class where a more urgent frame interrupts, and the service is resumed later. */
    public double preemptiveSojourn(int rank) {
        SingleServerModel.stable(load(rank));
        double above = 1 - load(rank - 1);
        return services[rank].mean() / above + residual(rank) / (above * (1 - load(rank)));
    }

    /** Mean wait of all classes, first come first served: W0 / (1 - rho). */
    public double fifoWait() {
        int last = rates.length - 1;
        SingleServerModel.stable(load(last));
        return residual(last) / (1 - load(last));
    }

    /** Sum over the classes of load x mean wait, the same for every order that does not look at service times. */
    public double conserved() {
        return load(rates.length - 1) * fifoWait();
    }
}
