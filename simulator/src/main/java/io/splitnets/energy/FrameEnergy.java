package io.splitnets.energy;

/**
 * Energy of one frame by component, in picojoule.
 *
 * @param sensing exposure, conversion and readout of the pixels
 * @param sensorCompute arithmetic on the sensors
 * @param sensorMemory memory traffic on the sensors
 * @param link bytes on the links
 * @param aggregator arithmetic and memory traffic of the aggregator
 * @param idle what parts take while they wait: clocks of an accelerator without work, constant power of a sensor
 * @param leakage of the accelerators, at work or not
 */
public record FrameEnergy(
        double sensing,
        double sensorCompute,
        double sensorMemory,
        double link,
        double aggregator,
        double idle,
        double leakage) {
    /** Nothing. */
    public static final FrameEnergy ZERO = new FrameEnergy(0, 0, 0, 0, 0, 0, 0);

    /** The sum of all components. */
    public double total() {
        return sensing + sensorCompute + sensorMemory + link + aggregator + idle + leakage;
    }

    /** Component-wise sum. */
    public FrameEnergy plus(FrameEnergy other) {
        return new FrameEnergy(
                sensing + other.sensing,
                sensorCompute + other.sensorCompute,
                sensorMemory + other.sensorMemory,
                link + other.link,
                aggregator + other.aggregator,
                idle + other.idle,
                leakage + other.leakage);
    }

    /** Every component times {@code factor}. */
    public FrameEnergy times(double factor) {
        return new FrameEnergy(
                sensing * factor,
                sensorCompute * factor,
                sensorMemory * factor,
                link * factor,
                aggregator * factor,
                idle * factor,
                leakage * factor);
    }

    /** Picojoule as millijoule. */
    public static double millijoule(double picojoule) {
        return picojoule / 1e9;
    }
}
