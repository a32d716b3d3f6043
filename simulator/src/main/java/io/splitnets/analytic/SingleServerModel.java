package io.splitnets.analytic;

/**
 * One server, Poisson arrivals, first come first served, no limit on the queue. Rates and times in any one unit of time;
 * every method demands a load below 1.
 *
 * <p>Sources: Kleinrock, Queueing Systems I (1975), ch. 3 and 5; Pollaczek (1930) and Khinchine (1932); Takacs,
 * Introduction to the Theory of Queues (1962), for the second moment.
 */
public final class SingleServerModel {
    private SingleServerModel() {}

    /** Mean time in an M/M/1 system: 1 / (mu - lambda). */
    public static double mm1Sojourn(double arrivalRate, double serviceRate) {
        stable(arrivalRate / serviceRate);
        return 1 / (serviceRate - arrivalRate);
    }

    /** Mean wait in an M/M/1 queue: rho / (mu - lambda). */
    public static double mm1Wait(double arrivalRate, double serviceRate) {
        return mm1Sojourn(arrivalRate, serviceRate) * arrivalRate / serviceRate;
    }

    /** Mean number in an M/M/1 system: rho / (1 - rho). */
    public static double mm1Number(double arrivalRate, double serviceRate) {
        return arrivalRate * mm1Sojourn(arrivalRate, serviceRate);
    }

    /** The p-quantile of the time in an M/M/1 system, which is exponential; p in [0, 1). */
    public static double mm1SojournQuantile(double arrivalRate, double serviceRate, double p) {
        return -StrictMath.log1p(-p) * mm1Sojourn(arrivalRate, serviceRate);
    }

    /** The p-quantile of the wait in an M/M/1 queue: P(W > t) = rho exp(-(mu - lambda) t); p in [0, 1). */
    public static double mm1WaitQuantile(double arrivalRate, double serviceRate, double p) {
        double rho = arrivalRate / serviceRate;
        return p <= 1 - rho ? 0 : StrictMath.log(rho / (1 - p)) * mm1Sojourn(arrivalRate, serviceRate);
    }

    /** Mean number waiting in an M/M/1 queue: rho^2 / (1 - rho). */
    public static double mm1Waiting(double arrivalRate, double serviceRate) {
        return arrivalRate * mm1Wait(arrivalRate, serviceRate);
    }

    /** P(N >= n) of the number in an M/M/1 system: rho^n; n at least 0. */
    public static double mm1NumberTail(double arrivalRate, double serviceRate, int n) {
        stable(arrivalRate / serviceRate);
        return StrictMath.pow(arrivalRate / serviceRate, n);
    }

    /** P(T > t) of the time in an M/M/1 system: exp(-(mu - lambda) t). */
    public static double mm1SojournTail(double arrivalRate, double serviceRate, double t) {
        return StrictMath.exp(-t / mm1Sojourn(arrivalRate, serviceRate));
    }

    /** Mean wait in an M/G/1 queue: lambda E[S^2] / (2 (1 - rho)). */
    public static double mg1Wait(double arrivalRate, ServiceMoments service) {
        return mg1Wait(arrivalRate, service.mean(), service.second());
    }

    /** Mean squared wait in an M/G/1 queue: 2 E[W]^2 + lambda E[S^3] / (3 (1 - rho)). */
    public static double mg1SquaredWait(double arrivalRate, ServiceMoments service) {
        double wait = mg1Wait(arrivalRate, service);
        return 2 * wait * wait + arrivalRate * service.third() / (3 * (1 - arrivalRate * service.mean()));
    }

    /** Mean wait in an M/G/1 queue after Pollaczek and Khinchine: lambda E[S^2] / (2 (1 - rho)). */
    public static double mg1Wait(double arrivalRate, double meanService, double meanSquaredService) {
        double rho = arrivalRate * meanService;
        stable(rho);
        return arrivalRate * meanSquaredService / (2 * (1 - rho));
    }

    /** Mean wait in an M/D/1 queue: rho S / (2 (1 - rho)). */
    public static double md1Wait(double arrivalRate, double service) {
        return mg1Wait(arrivalRate, service, service * service);
    }

    /**
     * P(wait <= t) in an M/D/1 queue (Erlang 1909, in the alternating form): (1 - rho) sum over k <= t/S of
     * (lambda (k S - t))^k exp(-lambda (k S - t)) / k!. Terms grow with t; they are summed in 60 digits.
     */
    public static double md1WaitProbability(double arrivalRate, double service, double t) {
        double rho = arrivalRate * service;
        stable(rho);
        return t < 0 ? 0 : AlternatingSum.md1(rho, t / service);
    }

    /** The p-quantile of the wait in an M/D/1 queue; p in [0, 1). */
    public static double md1WaitQuantile(double arrivalRate, double service, double p) {
        if (p <= 1 - arrivalRate * service) {
            return 0;
        }
        double low = 0;
        double high = service;
        while (md1WaitProbability(arrivalRate, service, high) < p) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (md1WaitProbability(arrivalRate, service, middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    static void stable(double load) {
        if (!(load < 1)) {
            throw new IllegalArgumentException("no steady state at load " + load);
        }
    }
}
