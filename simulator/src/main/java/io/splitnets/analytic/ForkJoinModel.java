package io.splitnets.analytic;

/**
 * K cameras with a common trigger, a processor each, and a join that waits for all.
 *
 * <p>Sources: Flatto and Hahn, SIAM Journal on Applied Mathematics 44 (1984) 1041 (two queues); Nelson and Tantawi,
 * IEEE Transactions on Computers 37 (1988) 739.
 */
public final class ForkJoinModel {
    private ForkJoinModel() {}

    /** 1 + 1/2 + ... + 1/k. */
    public static double harmonic(int k) {
        double sum = 0;
        for (int i = k; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }

    /** Mean time until the last of {@code k} exponential services that start together: H_k times their mean. */
    public static double meanOfLargest(int k, double meanService) {
        return harmonic(k) * meanService;
    }

    /** Mean time from a Poisson trigger to the end of both exponential services: (12 - rho) / 8 / (mu - lambda), exact. */
    public static double ofTwo(double arrivalRate, double serviceRate) {
        double rho = arrivalRate / serviceRate;
        return (12 - rho) / 8 * SingleServerModel.mm1Sojourn(arrivalRate, serviceRate);
    }

    /**
     * The same for {@code k} cameras, approximately: (H_k / H_2 + (4/11) (1 - H_k / H_2) rho) times the value for two.
     * Exact for k = 2; its authors found errors below 5 % up to k = 32.
     */
    public static double ofMany(int k, double arrivalRate, double serviceRate) {
        double ratio = harmonic(k) / harmonic(2);
        double rho = arrivalRate / serviceRate;
        return (ratio + 4.0 / 11 * (1 - ratio) * rho) * ofTwo(arrivalRate, serviceRate);
    }
}
