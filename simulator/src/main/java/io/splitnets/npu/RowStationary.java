package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.RowStationarySpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.network.Precision;
import io.splitnets.npu.LayerTraffic.Tiling;
import java.util.Optional;

/**
 * Rows of the kernel stay in the elements: element (i, j) of a set multiplies kernel row i with the inputs of output row j,
 * and sums run up the column (Chen et al., ISCA 2016 and JSSC 52(1) 2017).
 *
 * <p>Cycles are those of the mapping that {@link RowMapper} chooses; a frame pays its share of a batch. A row-stationary array
 * has no convention: filling is hidden by the buses.
 */
final class RowStationary implements Dataflow {
    private static final int MOST_MAPPINGS = 4096;
    private static final int EYERISS_BITS = 16;
    private static final long EYERISS_BUFFER_BYTES = 100_000;
    private static final long EYERISS_FILTER_BYTES = 8_000;

    private final RowStationarySpec spec;
    private final Precision precision;
    private final long bufferBytes;
    private final long filterBufferBytes;
    /** Cycles and traffic of a layer are those of one mapping, which takes long to find. */
    private final BoundedMap<Place, Optional<RowMapping>> mappings = new BoundedMap<>(MOST_MAPPINGS);

    private record Place(RowLayer layer, int rows, int columns) {}

    /** With the memories of Eyeriss. */
    RowStationary() {
        this.spec = RowStationarySpec.DEFAULT;
        this.precision = new Precision(EYERISS_BITS, EYERISS_BITS);
        this.bufferBytes = EYERISS_BUFFER_BYTES;
        this.filterBufferBytes = EYERISS_FILTER_BYTES;
    }

    RowStationary(NpuSpec npu) {
        this.spec = npu.rowStationary();
        this.precision = npu.precision();
        this.bufferBytes = npu.activationMemory().bytes();
        this.filterBufferBytes = npu.weightMemory().bytes();
    }

    @Override
    public String name() {
        return "rs";
    }

    @Override
    public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        RowLayer group = RowLayer.of(layer, rows);
        return aFrame(layer, mapping(layer, group, rows, columns).cycles(group, spec));
    }

    @Override
    public Optional<LayerTraffic> traffic(LayerWorkload layer, int rows, int columns, boolean resident) {
        RowLayer group = RowLayer.of(layer, rows);
        RowMapping mapping = mapping(layer, group, rows, columns);
        OperandBytes least = OperandBytes.of(layer, precision);
        long weights = least.weights() <= filterBufferBytes
                ? Folds.ceilDiv(least.weights(), spec.batch())
                : bytes(layer, mapping.filterWords(group, spec), precision.weightBits());
        long inputs = bytes(layer, mapping.inputWords(group, spec, mapping.m()), precision.activationBits());
        long ifmap = Math.max(least.ifmap(), inputs);
        long buffer = bytes(layer, mapping.bufferTraffic(group, spec), precision.activationBits());
        long sram = Math.max(buffer, weights + ifmap + least.ofmap());
        boolean spilled = Math.multiplyExact(spec.batch(), least.ifmap() + least.ofmap()) > bufferBytes;
        return Optional.of(
                new LayerTraffic(Tiling.STRIPS, resident ? 0 : weights, ifmap, least.ofmap(), 0, spilled, sram, 0, 0));
    }

    @Override
    public Bound boundBy(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        RowLayer group = RowLayer.of(layer, rows);
        return mapping(layer, group, rows, columns).boundBy(group, spec);
    }

    @Override
    public int batch() {
        return spec.batch();
    }

    private RowMapping mapping(LayerWorkload layer, RowLayer group, int rows, int columns) {
        return mappings.get(
                        new Place(group, rows, columns),
                        place -> new RowMapper(
                                        spec,
                                        rows,
                                        columns,
                                        bufferBytes * 8 / precision.activationBits(),
                                        filterBufferBytes * 8 / precision.weightBits())
                                .best(group))
                .orElseThrow(() -> doesNotFit(layer.name(), group));
    }

    private LayerDoesNotFitException doesNotFit(String name, RowLayer group) {
        long filters = toBytes(group.taps(), precision.weightBits());
        return filters > filterBufferBytes
                ? new LayerDoesNotFitException(name, "weight", filters, filterBufferBytes)
                : new LayerDoesNotFitException(
                        name,
                        "activation",
                        toBytes(RowMapper.leastWords(group), precision.activationBits()),
                        bufferBytes);
    }

    private long bytes(LayerWorkload layer, long words, int bits) {
        return toBytes(aFrame(layer, words), bits);
    }

    private static long toBytes(long words, int bits) {
        return Folds.ceilDiv(Math.multiplyExact(words, bits), 8);
    }

    /** The share of one frame in what a batch of one group takes. */
    private long aFrame(LayerWorkload layer, long ofABatch) {
        return Folds.ceilDiv(Math.multiplyExact(layer.groups(), ofABatch), spec.batch());
    }
}
