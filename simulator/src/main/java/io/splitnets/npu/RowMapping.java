package io.splitnets.npu;

import io.splitnets.hardware.RowStationarySpec;

/**
 * How a layer is laid on a row-stationary array, in the letters of Chen et al., JSSC 52(1) 2017, table III. A set of R x e
 * elements computes e rows of output, one kernel row in each of its rows; r x t sets work side by side.
 *
 * @param n frames whose sums are in the buffer together
 * @param m filters whose sums are in the buffer together
 * @param e rows of output of a strip
 * @param p filters that take turns in an element
 * @param q channels that take turns in an element
 * @param r sets that share the filters and differ in channels
 * @param t sets that share the channels and differ in filters
 */
record RowMapping(long n, long m, long e, long p, long q, long r, long t) {
    /** Elements at work. */
    long active(RowLayer layer) {
        return layer.kernelRows() * e * r * t;
    }

    /** Words in the buffer: the sums of m filters, and the inputs of one pass. */
    long bufferWords(RowLayer layer) {
        return n * (m * e * layer.outWidth() + q * r * layer.inputRows(e) * layer.inputColumns());
    }

    /** Cycles of {@code batch} frames. */
    long cycles(RowLayer layer, RowStationarySpec spec) {
        long load = load(layer, spec);
        long strips = Folds.ceilDiv(layer.outHeight(), e);
        long last = layer.outHeight() - (strips - 1) * e;
        long overStrips = (strips - 1) * (n * pass(layer, e, spec) + load) + n * pass(layer, last, spec) + load;
        long passes = spec.batch() / n * passesOfAStrip(layer);
        return Math.multiplyExact(passes, overStrips);
    }

    /** Words from and to the outside for {@code batch} frames. */
    long externalWords(RowLayer layer, RowStationarySpec spec) {
        return filterWords(layer, spec) + inputWords(layer, spec, m) + spec.batch() * layer.results();
    }

    /** Weights loaded for {@code batch} frames: again for each strip. */
    long filterWords(RowLayer layer, RowStationarySpec spec) {
        long strips = Folds.ceilDiv(layer.outHeight(), e);
        long filters = Math.multiplyExact(layer.filters() * layer.channels(), layer.parts() * layer.taps());
        return Math.multiplyExact(spec.batch() / n * strips, filters);
    }

    /** Inputs read for {@code batch} frames if they serve {@code together} filters: again for the others, with a halo. */
    long inputWords(RowLayer layer, RowStationarySpec spec, long together) {
        long strips = Folds.ceilDiv(layer.outHeight(), e);
        long last = layer.outHeight() - (strips - 1) * e;
        long rows = (strips - 1) * layer.inputRows(e) + layer.inputRows(last);
        long once = layer.channels() * rows * layer.inputColumns();
        return Math.multiplyExact(spec.batch() * layer.parts() * (layer.filters() / together), once);
    }

    /** Words through the buffer for {@code batch} frames: filters, inputs for p t filters, sums in and out of each pass. */
    long bufferTraffic(RowLayer layer, RowStationarySpec spec) {
        long sums =
                Math.multiplyExact(2L * spec.batch() * layer.parts() * (layer.channels() / (q * r)), layer.results());
        return filterWords(layer, spec) + Math.addExact(inputWords(layer, spec, p * t), sums);
    }

    private long passesOfAStrip(RowLayer layer) {
        return layer.parts() * (layer.channels() / (q * r)) * (layer.filters() / (p * t));
    }

    /** The slowest of arithmetic, sums and inputs. An element spends a cycle on each product and one to add what comes in. */
    private long pass(RowLayer layer, long strip, RowStationarySpec spec) {
        return Math.max(arithmetic(layer), buses(layer, strip, spec));
    }

    private long arithmetic(RowLayer layer) {
        return p * layer.outWidth() * (q * layer.kernelColumns() + 1);
    }

    private long buses(RowLayer layer, long strip, RowStationarySpec spec) {
        long sums = Folds.ceilDiv(strip * layer.outWidth() * p * t, spec.psumBus());
        long inputs = Folds.ceilDiv(q * r * layer.inputRows(strip) * layer.inputColumns(), spec.ifmapBus());
        return Math.max(sums, inputs);
    }

    /** Delivery where a bus is slower than the elements, or the filters take longer to load than to use. */
    Bound boundBy(RowLayer layer, RowStationarySpec spec) {
        boolean buses = buses(layer, Math.min(e, layer.outHeight()), spec) > arithmetic(layer);
        boolean filters = load(layer, spec) > n * pass(layer, Math.min(e, layer.outHeight()), spec);
        return buses || filters ? Bound.DELIVERY : Bound.COMPUTE;
    }

    private long load(RowLayer layer, RowStationarySpec spec) {
        return Folds.ceilDiv(p * t * q * r * layer.taps(), spec.filterBus());
    }
}
