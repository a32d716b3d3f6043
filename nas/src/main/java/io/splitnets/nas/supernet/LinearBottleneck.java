package io.splitnets.nas.supernet;

/**
 * Keeps the leading principal components of the features at one place of a network, quantised as the values of a split
 * module are: one symmetric range for all of them. It first measures that range on the images of a pass, which it lets
 * through unchanged; once settled it replaces the features by what the other side of the link makes of them. One instance
 * serves one thread; its memory off the heap is used again for the next network.
 */
final class LinearBottleneck implements InferencePass.Tap {
    private final Floats encoder = new Floats();
    private final Floats decoder = new Floats();
    private final Floats codes = new Floats();
    private float[] mean = new float[0];
    private float[] origin = new float[0];
    private int place;
    private int channels;
    private int kept;
    private int levels;
    private float range;
    private boolean measures;

    /**
     * Begins to measure.
     *
     * @param step whose result is compressed
     * @param components of its channels
     * @param keep how many of them cross the link; all where there are fewer
     * @param codes largest code; 0 for floats
     */
    void fit(int step, PrincipalChannels components, int keep, int codes) {
        place = step;
        channels = components.channels();
        kept = Math.min(keep, channels);
        levels = codes;
        range = 0;
        measures = true;
        mean = new float[channels];
        origin = new float[kept];
        encoder.need(channels * kept);
        decoder.need(kept * channels);
        for (int c = 0; c < channels; c++) {
            mean[c] = (float) components.mean()[c];
        }
        for (int k = 0; k < kept; k++) {
            project(components, k);
        }
    }

    private void project(PrincipalChannels components, int k) {
        double[] vector = components.vectors()[k];
        double along = 0;
        for (int c = 0; c < channels; c++) {
            encoder.floats().put(c * kept + k, (float) vector[c]);
            decoder.floats().put(k * channels + c, (float) vector[c]);
            along += vector[c] * components.mean()[c];
        }
        origin[k] = (float) -along;
    }

    /** Ends the measuring; from now on features are compressed. */
    void settle() {
        measures = false;
    }

    @Override
    public void after(int i, Floats x, Extent extent, int objects) {
        if (i != place) {
            return;
        }
        int rows = extent.rows(objects);
        codes.need(rows * kept);
        multiply(new Gemm.Size(rows, channels, kept), x, encoder, origin, codes);
        if (measures) {
            range = Math.max(range, Elementwise.largest(codes, rows * kept));
            return;
        }
        if (levels > 0) {
            Elementwise.quantise(codes, codes, rows * kept, range, levels);
        }
        multiply(new Gemm.Size(rows, kept, channels), codes, decoder, mean, x);
    }

    /** to = from times a matrix, plus a vector in every row. */
    private static void multiply(Gemm.Size size, Floats from, Floats by, float[] plus, Floats to) {
        for (int row = 0; row < size.rows(); row++) {
            to.floats().put(row * size.out(), plus);
        }
        Gemm.Block matrix = new Gemm.Block(by.at(0), size.out());
        Gemm.forward(size, new Gemm.Block(from.at(0), size.in()), matrix, new Gemm.Block(to.at(0), size.out()), 1f);
    }
}
