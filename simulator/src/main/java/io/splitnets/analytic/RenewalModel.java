package io.splitnets.analytic;

/**
 * One server whose arrivals are not Poisson: exact results where services are exponential, bounds elsewhere.
 *
 * <p>Sources: Kendall, Annals of Mathematical Statistics 24 (1953) 338 (GI/M/1); Kingman, Biometrika 49 (1962) 315;
 * Daley, Zeitschrift fuer Wahrscheinlichkeitstheorie 41 (1977) 139.
 */
public final class RenewalModel {
    private RenewalModel() {}

    /**
     * The root in (0, 1) of sigma = exp(-(1 - sigma) / rho): the probability that a frame of a periodic camera waits for
     * a server with exponential services (D/M/1).
     *
     * @param load mean service / period, in (0, 1)
     */
    public static double dm1Sigma(double load) {
        SingleServerModel.stable(load);
        double low = 0;
        double high = 1;
        // f(s) = exp(-(1 - s) / rho) - s is convex with f(0) > 0 and f(1) = 0: it is negative between the root and 1.
        double middle = load;
        while (high - low > 0x1p-52 * high) {
            middle = (low + high) / 2;
            if (middle == low || middle == high) {
                break;
            }
            if (StrictMath.exp(-(1 - middle) / load) > middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return middle;
    }

    /** Mean wait in D/M/1: sigma S / (1 - sigma), S the mean service. */
    public static double dm1Wait(double period, double meanService) {
        double sigma = dm1Sigma(meanService / period);
        return meanService * sigma / (1 - sigma);
    }

    /** The p-quantile of the time in D/M/1, which is exponential with mean S / (1 - sigma); p in [0, 1). */
    public static double dm1SojournQuantile(double period, double meanService, double p) {
        return -StrictMath.log1p(-p) * meanService / (1 - dm1Sigma(meanService / period));
    }

    /**
     * Kingman's bound on the mean wait in GI/G/1: lambda (var A + var S) / (2 (1 - rho)).
     *
     * @param arrivalRate lambda
     * @param gapVariance variance of the time between arrivals
     * @param service of one frame
     */
    public static double kingmanBound(double arrivalRate, double gapVariance, ServiceMoments service) {
        double rho = arrivalRate * service.mean();
        SingleServerModel.stable(rho);
        return arrivalRate * (gapVariance + service.variance()) / (2 * (1 - rho));
    }

    /** Daley's bound on the mean wait in GI/G/1: Kingman's with (2 - rho) rho var A in place of var A. */
    public static double daleyBound(double arrivalRate, double gapVariance, ServiceMoments service) {
        double rho = arrivalRate * service.mean();
        return kingmanBound(arrivalRate, (2 - rho) * rho * gapVariance, service);
    }
}
