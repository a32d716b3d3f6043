package io.splitnets.analytic;

/**
 * Several servers or a limited queue, Poisson arrivals and exponential service. Sources: Erlang (1917); Kleinrock,
 * Queueing Systems I (1975), ch. 3.
 */
public final class ServerPoolModel {
    private ServerPoolModel() {}

    /**
     * Probability that all of {@code servers} are busy and an arrival is lost (Erlang B).
     *
     * @param offered arrival rate x mean service, at least 0
     */
    public static double erlangB(int servers, double offered) {
        double blocking = 1;
        for (int k = 1; k <= servers; k++) {
            blocking = offered * blocking / (k + offered * blocking);
        }
        return blocking;
    }

    /**
     * Probability that an arrival must wait in M/M/c (Erlang C).
     *
     * @param offered arrival rate x mean service, below {@code servers}
     */
    public static double erlangC(int servers, double offered) {
        SingleServerModel.stable(offered / servers);
        double blocking = erlangB(servers, offered);
        return servers * blocking / (servers - offered * (1 - blocking));
    }

    /** Mean wait in an M/M/c queue: C / (c mu - lambda). */
    public static double mmcWait(int servers, double arrivalRate, double serviceRate) {
        return erlangC(servers, arrivalRate / serviceRate) / (servers * serviceRate - arrivalRate);
    }

    /**
     * Probability that an arrival is lost in M/M/1/K.
     *
     * @param load arrival rate / service rate, above 0; may exceed 1
     * @param places in the system, the one in service included, at least 1
     */
    public static double mm1kLoss(double load, int places) {
        return probability(load, places, places);
    }

    /** Mean number in an M/M/1/K system. */
    public static double mm1kNumber(double load, int places) {
        double mean = 0;
        for (int n = 1; n <= places; n++) {
            mean += n * probability(load, places, n);
        }
        return mean;
    }

    /** Mean time in an M/M/1/K system of those who are let in, in units of the mean service. */
    public static double mm1kSojourn(double load, int places) {
        return mm1kNumber(load, places) / (load * (1 - mm1kLoss(load, places)));
    }

    private static double probability(double load, int places, int n) {
        double sum = 0;
        for (int k = 0; k <= places; k++) {
            sum += StrictMath.pow(load, k);
        }
        return StrictMath.pow(load, n) / sum;
    }
}
