package io.splitnets.analytic;

/**
 * Batches of frames at Poisson instants in front of one server: cameras with a common random trigger.
 *
 * <p>Source: Burke, Operations Research 23 (1975) 830.
 */
public final class BatchModel {
    private BatchModel() {}

    /**
     * Mean wait of a frame in M^X/D/1 with batches of one size: lambda V S^2 / (2 (1 - rho)) + (V - 1) S / (2 (1 - rho)).
     *
     * @param batchRate batches per unit of time
     * @param size V, frames of a batch, at least 1
     * @param service S, of one frame
     */
    public static double wait(double batchRate, int size, double service) {
        double rho = batchRate * size * service;
        SingleServerModel.stable(rho);
        return (batchRate * size * service * service + (size - 1) * service) / (2 * (1 - rho));
    }
}
