package io.splitnets.calibration;

import io.splitnets.network.LayerWorkload;
import io.splitnets.units.Frequency;
import java.util.List;
import java.util.OptionalLong;

/**
 * One measured latency.
 *
 * @param network name with resolution and classes, as shown
 * @param backbone networks of one backbone are left out together
 * @param layers in order of execution
 * @param millis measured latency in ms, above zero
 * @param clock of the accelerator while it was measured
 * @param storedBytes weights as stored by the part's compiler, biases and padding included, if known
 */
public record Measurement(
        String network,
        String backbone,
        List<LayerWorkload> layers,
        double millis,
        Frequency clock,
        OptionalLong storedBytes) {
    /** Copies the list; refuses a latency that is not above zero. */
    public Measurement {
        layers = List.copyOf(layers);
        if (!(millis > 0) || !Double.isFinite(millis)) {
            throw new IllegalArgumentException("a latency must be above zero: " + millis);
        }
    }

    /** Measured cycles of the accelerator's clock. */
    public double cycles() {
        return millis * clock.hertz().toDouble() / 1000;
    }
}
