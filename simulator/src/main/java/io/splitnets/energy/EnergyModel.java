package io.splitnets.energy;

import io.splitnets.hardware.LinkSpec;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.npu.NetworkCost;
import io.splitnets.units.SimTime;

/**
 * Energy of a frame from counts and constants:
 *
 * <pre>
 * sensing   = pixels * e_pixel
 * compute   = MACs * e_mac
 * memory    = on-chip bytes * e_sram + outside bytes * e_external
 * link      = wire bytes * e_byte + bursts * e_transition + P_clock * t
 *             t = the period with a continuous clock, the transfer with a gated one
 * idle      = P_idle * (period - busy)      for an accelerator
 *           = P_idle * period               for a sensor
 * leakage   = P_leakage * period            for an accelerator
 * </pre>
 *
 * <p>Idle power and leakage are kept apart because an accelerator that is busy 2 ms of a 33 ms period idles 94 % of the time. Left
 * out: low-power states of a link, voltage and frequency scaling, wake-up. Each method gives one part of
 * the sum, the others zero; add them with {@link FrameEnergy#plus}.
 */
public final class EnergyModel {
    private static final double PICOJOULE_PER_MICROWATT_SECOND = 1e6;

    private EnergyModel() {}

    /** A frame of one sensor, with its constant power over the frame period. */
    public static FrameEnergy sensor(SensorSpec spec, SimTime period) {
        return new FrameEnergy(spec.pixels() * spec.pjPerPixel(), 0, 0, 0, 0, power(spec.idleMicrowatts(), period), 0);
    }

    /** Arithmetic and memory traffic of one inference on a sensor's accelerator. */
    public static FrameEnergy sensorNpu(NpuSpec spec, NetworkCost cost) {
        return new FrameEnergy(0, compute(spec, cost), memory(spec, cost), 0, 0, 0, 0);
    }

    /**
     * One transfer on a link.
     *
     * @param wireBytes bytes, packet overhead and padding included
     * @param bursts ways from low power to high speed and back
     * @param time from its first to its last bit, during which a clock lane runs that does not run all the time
     */
    public static FrameEnergy link(LinkSpec spec, long wireBytes, long bursts, SimTime time) {
        double clock = spec.clockAlwaysRuns() ? 0 : power(spec.energy().clockMicrowatts(), time);
        double transfer = wireBytes * spec.pjPerByte() + bursts * spec.energy().pjPerTransition();
        return new FrameEnergy(0, 0, 0, transfer + clock, 0, 0, 0);
    }

    /** A clock lane that runs all the time, in {@code time}. */
    public static FrameEnergy linkClock(LinkSpec spec, SimTime time) {
        return spec.clockAlwaysRuns()
                ? new FrameEnergy(0, 0, 0, power(spec.energy().clockMicrowatts(), time), 0, 0, 0)
                : FrameEnergy.ZERO;
    }

    /** Arithmetic and memory traffic of one inference on the aggregator. */
    public static FrameEnergy aggregator(NpuSpec spec, NetworkCost cost) {
        return new FrameEnergy(0, 0, 0, 0, compute(spec, cost) + memory(spec, cost), 0, 0);
    }

    /**
     * What an accelerator takes for being there.
     *
     * @param busy time it works in {@code period}; more than all of it counts as all of it
     */
    public static FrameEnergy standing(NpuSpec spec, SimTime busy, SimTime period) {
        SimTime rest = busy.compareTo(period) >= 0 ? SimTime.ZERO : period.minus(busy);
        return new FrameEnergy(
                0,
                0,
                0,
                0,
                0,
                power(spec.energy().idleMicrowatts(), rest),
                power(spec.energy().leakageMicrowatts(), period));
    }

    /** Arithmetic of one inference, pJ. */
    public static double compute(NpuSpec spec, NetworkCost cost) {
        return LayerEnergy.of(spec, cost).macs();
    }

    /** Memory traffic of one inference, pJ. */
    public static double memory(NpuSpec spec, NetworkCost cost) {
        LayerEnergy energy = LayerEnergy.of(spec, cost);
        return energy.sram() + energy.external();
    }

    private static double power(double microwatts, SimTime time) {
        return microwatts * time.toSeconds() * PICOJOULE_PER_MICROWATT_SECOND;
    }
}
