package io.splitnets.analytic;

/**
 * A server that works on all frames present at once, each at an equal share of its speed: a link that interleaves the
 * packets of its virtual channels, as packets become small.
 *
 * <p>Sources: Kleinrock, Journal of the ACM 14 (1967) 242; Sakata, Noguchi, Oizumi, Operations Research 19 (1971) 371
 * (any law of service).
 */
public final class ProcessorSharingModel {
    private ProcessorSharingModel() {}

    /** Mean time in M/G/1-PS of a frame of service {@code service}: service / (1 - rho), whatever the law. */
    public static double sojourn(double arrivalRate, double meanService, double service) {
        double rho = arrivalRate * meanService;
        SingleServerModel.stable(rho);
        return service / (1 - rho);
    }
}
