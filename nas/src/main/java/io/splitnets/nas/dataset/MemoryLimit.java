package io.splitnets.nas.dataset;

/**
 * How many bytes of pixels a data set from files may keep in memory. Images are kept as bytes in the size asked for; the
 * limit is checked before any is decoded.
 *
 * @param bytes of all three parts together
 */
record MemoryLimit(long bytes) {
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 64L;

    /** Half of the largest heap of this process ({@code -Xmx}). */
    static MemoryLimit standard() {
        return new MemoryLimit(Runtime.getRuntime().maxMemory() / 2);
    }

    /** Refuses counts whose images do not fit, and says how many would. */
    void check(String dataset, DatasetRequest.Counts counts, long imageBytes) {
        long train = counts.train() * imageBytes;
        long all = train + (counts.validation() + (long) counts.test()) * imageBytes;
        long largest = Math.max(counts.train(), Math.max(counts.validation(), counts.test())) * imageBytes;
        if (all > bytes || largest > LARGEST_ARRAY) {
            throw Requests.refused(
                    dataset,
                    "train",
                    counts.train(),
                    "at most " + Math.min(bytes, LARGEST_ARRAY) / imageBytes + " images of " + imageBytes
                            + " bytes in all three parts (half of the heap, and 2 GiB a part): ask for fewer (keys train,"
                            + " validation, test) or smaller ones, or give a larger heap (-Xmx)");
        }
    }
}
