package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.Precision;
import io.splitnets.units.ByteCount;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * A neural accelerator: a systolic array of {@code rows x columns} processing elements (one multiply-accumulate per
 * cycle each), a vector unit, on-chip memory for activations and for weights, and a port to what lies outside.
 *
 * @param name shown in reports
 * @param rows rows of the array, 1 or above
 * @param columns columns of the array, 1 or above
 * @param clock of array, vector unit and ports
 * @param dataflow name of a registered dataflow: ws, os, is or rs
 * @param depthwise how depthwise convolutions run
 * @param vectorLanes element operations per cycle of the vector unit, 1 or above
 * @param convention how cycles of a fold are counted
 * @param precision bits of a stored weight and activation
 * @param activationMemory on-chip memory for activations
 * @param weightMemory on-chip memory for weights
 * @param weightsResident whether weights that fit stay on chip between frames
 * @param memoryPolicy what has to be in memory at once when it is asked whether a sensor's part of a network fits
 * @param activationBytesPerCycle width of the port between activation memory and array
 * @param weightBytesPerCycle width of the port to memory outside, which carries weights that are not resident and
 *     activations that do not fit
 * @param layerOverheadCycles cycles to set up each layer, 0 or above
 * @param frameOverhead time to start one inference
 * @param energy energy constants
 * @param rowStationary memories of the elements and buses of a row-stationary array; the defaults for any other dataflow
 * @param fitted measured cost that takes the place of the larger of compute and memory cycles, if there is one
 * @param buffering how operands are brought to the array
 */
public record NpuSpec(
        String name,
        int rows,
        int columns,
        Frequency clock,
        String dataflow,
        DepthwiseMode depthwise,
        int vectorLanes,
        CycleConvention convention,
        Precision precision,
        ByteCount activationMemory,
        ByteCount weightMemory,
        boolean weightsResident,
        MemoryPolicy memoryPolicy,
        Rational activationBytesPerCycle,
        Rational weightBytesPerCycle,
        long layerOverheadCycles,
        SimTime frameOverhead,
        NpuEnergySpec energy,
        RowStationarySpec rowStationary,
        Optional<FittedCostSpec> fitted,
        BufferingSpec buffering) {
    /** Names of the dataflows that a file may ask for. */
    public static final List<String> DATAFLOWS = List.of("ws", "os", "is", "rs");

    private static final int MAX_SIDE = 65_536;

    /** Refuses sizes, widths and overheads out of range. */
    public NpuSpec {
        Checks.atLeast(rows, 1, "rows");
        Checks.atLeast(columns, 1, "columns");
        Checks.atLeast(vectorLanes, 1, "vectorLanes");
        Checks.atLeast(layerOverheadCycles, 0, "layerOverheadCycles");
        Checks.atLeast(frameOverhead.picoseconds(), 0, "frameOverhead");
        Checks.positive(activationBytesPerCycle, "activationBytesPerCycle");
        Checks.positive(weightBytesPerCycle, "weightBytesPerCycle");
    }

    /**
     * Reads a specification; the caller finishes the section.
     *
     * <p>Required: rows, columns, clock, activation_memory, weight_memory. Optional: name, dataflow (ws), depthwise
     * (channel_serial), vector_lanes (columns), convention (rtl), weight_bits and activation_bits (8 bit), weights_resident
     * (true), memory_policy (no_overlap), activation_port (rows + columns bytes per cycle, which feeds both edges of an
     * 8-bit array), weight_port (8 B/cycle), layer_overhead (0 cycles), frame_overhead (0 ps), energy, fitted, dma
     * (double_buffered), accumulator_bits (32 bit); row_stationary where the dataflow is rs, shadow_weights (false) where
     * it is ws.
     */
    public static NpuSpec read(Section section) {
        String name = section.text("name", "npu");
        int rows = section.integer("rows", 1, MAX_SIDE);
        int columns = section.integer("columns", 1, MAX_SIDE);
        Frequency clock = section.frequency("clock");
        String dataflow = section.choiceOf("dataflow", DATAFLOWS, "ws");
        return new NpuSpec(
                name,
                rows,
                columns,
                clock,
                dataflow,
                section.choice("depthwise", DepthwiseMode.class, DepthwiseMode.CHANNEL_SERIAL),
                section.integer("vector_lanes", 1, 1_000_000, columns),
                section.choice("convention", CycleConvention.class, CycleConvention.RTL),
                precision(section),
                section.byteCount("activation_memory"),
                section.byteCount("weight_memory"),
                section.flag("weights_resident", true),
                section.choice("memory_policy", MemoryPolicy.class, MemoryPolicy.NO_OVERLAP),
                Reads.port(section, "activation_port", (rows + columns) + " B/cycle"),
                Reads.port(section, "weight_port", "8 B/cycle"),
                Reads.whole(section, "layer_overhead", Dimension.CYCLES, "0 cycles"),
                section.time("frame_overhead", SimTime.ZERO),
                NpuEnergySpec.read(section.sectionOrDefaults("energy")),
                rowStationary(section, dataflow),
                section.optionalSection("fitted").map(FittedCostSpec::read),
                BufferingSpec.read(section, dataflow.equals("ws")));
    }

    /** Known only with the dataflow that has it, so that it cannot be set in vain. */
    private static RowStationarySpec rowStationary(Section section, String dataflow) {
        return dataflow.equals("rs")
                ? RowStationarySpec.read(section.sectionOrDefaults("row_stationary"))
                : RowStationarySpec.DEFAULT;
    }

    private static Precision precision(Section section) {
        return new Precision(Reads.bits(section, "weight_bits"), Reads.bits(section, "activation_bits"));
    }

    /** Number of processing elements: multiply-accumulates per cycle at full use. */
    public long processingElements() {
        return (long) rows * columns;
    }

    /** Activation and weight memory together. */
    public ByteCount memory() {
        return new ByteCount(Math.addExact(activationMemory.bytes(), weightMemory.bytes()));
    }
}
