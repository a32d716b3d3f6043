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
 * link      = wire bytes * e_byte
 * idle      = P_idle * (period - busy)      for an accelerator
 *           = P_idle * period               for a sensor
 * </pre>
 *
 * <p>Idle power is kept apart because an accelerator that is busy 2 ms of a 33 ms period idles 94 % of the time. Left
 * out: low-power state and clock lane of a link, voltage and frequency scaling, wake-up. Each method gives one part of
 * the sum, the others zero; add them with {@link FrameEnergy#plus}.
 */
public final class EnergyModel {
    private static final double PICOJOULE_PER_MICROWATT_SECOND = 1e6;

    private EnergyModel() {}

    /** A frame of one sensor, with its constant power over the frame period. */
    public static FrameEnergy sensor(SensorSpec spec, SimTime period) {
        return new FrameEnergy(spec.pixels() * spec.pjPerPixel(), 0, 0, 0, 0, idle(spec.idleMicrowatts(), period));
    }

    /**
     * One inference on a sensor's accelerator.
     *
     * @param cost of the layers it runs
     * @param busy time it works per frame
     * @param period time between frames
     */
    public static FrameEnergy sensorNpu(NpuSpec spec, NetworkCost cost, SimTime busy, SimTime period) {
        return new FrameEnergy(0, compute(spec, cost), memory(spec, cost), 0, 0, idle(spec, busy, period));
    }

    /** Bytes on a link, packet overhead and padding included. */
    public static FrameEnergy link(LinkSpec spec, long wireBytes) {
        return new FrameEnergy(0, 0, 0, wireBytes * spec.pjPerByte(), 0, 0);
    }

    /** One inference on one server of the aggregator. */
    public static FrameEnergy aggregator(NpuSpec spec, NetworkCost cost, SimTime busy, SimTime period) {
        return new FrameEnergy(0, 0, 0, 0, compute(spec, cost) + memory(spec, cost), idle(spec, busy, period));
    }

    /** Arithmetic of one inference, pJ. */
    public static double compute(NpuSpec spec, NetworkCost cost) {
        return cost.macs() * spec.energy().pjPerMac();
    }

    /** Memory traffic of one inference, pJ. */
    public static double memory(NpuSpec spec, NetworkCost cost) {
        return cost.sramBytes() * spec.energy().pjPerSramByte()
                + cost.externalBytes() * spec.energy().pjPerExternalByte();
    }

    private static double idle(NpuSpec spec, SimTime busy, SimTime period) {
        SimTime rest = busy.compareTo(period) >= 0 ? SimTime.ZERO : period.minus(busy);
        return idle(spec.energy().idleMicrowatts(), rest);
    }

    private static double idle(double microwatts, SimTime time) {
        return microwatts * time.toSeconds() * PICOJOULE_PER_MICROWATT_SECOND;
    }
}
