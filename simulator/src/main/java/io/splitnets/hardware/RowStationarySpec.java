package io.splitnets.hardware;

import io.splitnets.input.Section;

/**
 * What a row-stationary array has beside its processing elements: a small memory for each operand in every element, and a
 * bus for each operand between the buffer and the array. A word is one activation. The buffer for inputs and partial sums
 * is the accelerator's activation memory, that for filters its weight memory.
 *
 * <p>The defaults are those of Eyeriss (Chen et al., JSSC 52(1) 2017, section V: 12, 224 and 24 words of 16 bit in each
 * element; input network of 16 bit for inputs, 64 bit for filters and 64 bit for partial sums, output network of 64 bit).
 *
 * @param ifmapWords words of input in an element, 1 or above
 * @param filterWords words of filter in an element, 1 or above
 * @param psumWords partial sums in an element, 1 or above
 * @param ifmapBus words of input per cycle to the array, 1 or above
 * @param filterBus words of filter per cycle to the array, 1 or above
 * @param psumBus partial sums per cycle to the array, and as many back, 1 or above
 * @param batch frames that are processed together, so that they share one load of a filter, 1 or above
 */
public record RowStationarySpec(
        int ifmapWords, int filterWords, int psumWords, int ifmapBus, int filterBus, int psumBus, int batch) {
    /** Eyeriss with one frame at a time. */
    public static final RowStationarySpec DEFAULT = new RowStationarySpec(12, 224, 24, 1, 4, 4, 1);

    private static final int MOST = 1_000_000;

    /** Refuses what is below 1. */
    public RowStationarySpec {
        Checks.atLeast(ifmapWords, 1, "ifmapWords");
        Checks.atLeast(filterWords, 1, "filterWords");
        Checks.atLeast(psumWords, 1, "psumWords");
        Checks.atLeast(ifmapBus, 1, "ifmapBus");
        Checks.atLeast(filterBus, 1, "filterBus");
        Checks.atLeast(psumBus, 1, "psumBus");
        Checks.atLeast(batch, 1, "batch");
    }

    /** The same with another batch. */
    public RowStationarySpec withBatch(int frames) {
        return new RowStationarySpec(ifmapWords, filterWords, psumWords, ifmapBus, filterBus, psumBus, frames);
    }

    /** Reads ifmap_words, filter_words, psum_words, ifmap_bus, filter_bus, psum_bus and batch. */
    static RowStationarySpec read(Section section) {
        RowStationarySpec spec = new RowStationarySpec(
                section.integer("ifmap_words", 1, MOST, DEFAULT.ifmapWords),
                section.integer("filter_words", 1, MOST, DEFAULT.filterWords),
                section.integer("psum_words", 1, MOST, DEFAULT.psumWords),
                section.integer("ifmap_bus", 1, MOST, DEFAULT.ifmapBus),
                section.integer("filter_bus", 1, MOST, DEFAULT.filterBus),
                section.integer("psum_bus", 1, MOST, DEFAULT.psumBus),
                section.integer("batch", 1, 1024, DEFAULT.batch));
        section.finish();
        return spec;
    }
}
