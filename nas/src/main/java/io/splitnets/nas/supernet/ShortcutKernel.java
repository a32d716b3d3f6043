package io.splitnets.nas.supernet;

import java.util.Arrays;

/**
 * The shortcut around a block whose input and output differ in shape (AttentiveNAS, Wang et al., CVPR 2021): the mean
 * over windows of the stride, then a 1x1 convolution without bias where the widths differ. A window at the lower or right
 * edge of an odd map averages the pixels that are there. Holds scratch space, so one instance serves one thread.
 */
final class ShortcutKernel {
    private final Floats pooledGradient = new Floats();
    private float[] map = new float[0];
    private float[] means = new float[0];

    /** Room taken off the heap, in bytes. */
    long bytes() {
        return pooledGradient.bytes();
    }

    /**
     * What the shortcut connects.
     *
     * @param entry input of the block
     * @param pooled its means, where the stride is above 1
     * @param sum result of the block, or its gradient
     */
    record Ends(Floats entry, Floats pooled, Floats sum) {}

    /** Adds the shortcut to the sum. */
    void forward(Op.ShortcutAdd op, int objects, Ends ends, Floats weights) {
        Floats source = op.stride() > 1 ? ends.pooled() : ends.entry();
        if (op.stride() > 1) {
            pool(op, objects, ends.entry(), ends.pooled());
        }
        if (op.weight().isEmpty()) {
            Elementwise.add(ends.sum(), source, op.in().floats(objects));
            return;
        }
        Parameter weight = op.weight().orElseThrow();
        Gemm.Size size = size(op, objects);
        Gemm.forward(
                size,
                new Gemm.Block(source.at(0), size.in()),
                new Gemm.Block(weights.at(weight.offset()), weight.columns()),
                new Gemm.Block(ends.sum().at(0), size.out()),
                1f);
    }

    private static Gemm.Size size(Op.ShortcutAdd op, int objects) {
        return new Gemm.Size(
                op.in().rows(objects), op.entry().channels(), op.in().channels());
    }

    /** Gives the gradient of the entry to {@code entryGradient} and adds that of the weight to {@code into}. */
    void backward(Op.ShortcutAdd op, int objects, Ends ends, Floats weights, Floats into, Floats entryGradient) {
        entryGradient.need(op.entry().floats(objects));
        boolean pools = op.stride() > 1;
        Floats means = pools ? pooledGradient.need(op.pooled().floats(objects)) : entryGradient;
        if (op.weight().isPresent()) {
            Parameter weight = op.weight().orElseThrow();
            Gemm.Size size = size(op, objects);
            Gemm.Block g = new Gemm.Block(ends.sum().at(0), size.out());
            Floats source = pools ? ends.pooled() : ends.entry();
            Gemm.weightGradient(
                    size,
                    new Gemm.Block(source.at(0), size.in()),
                    g,
                    new Gemm.Block(into.at(weight.offset()), weight.columns()));
            Gemm.inputGradient(
                    size,
                    g,
                    new Gemm.Block(weights.at(weight.offset()), weight.columns()),
                    new Gemm.Block(means.at(0), size.in()));
        } else {
            Elementwise.copy(ends.sum(), means, op.pooled().floats(objects));
        }
        if (pools) {
            spread(op, objects, means, entryGradient);
        }
    }

    private void room(Op.ShortcutAdd op) {
        int entry = op.entry().pixels() * op.entry().channels();
        int pooled = op.pooled().pixels() * op.entry().channels();
        if (map.length != entry || means.length != pooled) {
            map = new float[entry];
            means = new float[pooled];
        }
    }

    private void pool(Op.ShortcutAdd op, int objects, Floats entry, Floats pooled) {
        room(op);
        for (int n = 0; n < objects * op.entry().views(); n++) {
            entry.floats().get(n * map.length, map);
            Arrays.fill(means, 0f);
            windows(op, (from, to, share) -> {
                for (int c = 0; c < op.entry().channels(); c++) {
                    means[to + c] += map[from + c] * share;
                }
            });
            pooled.floats().put(n * means.length, means);
        }
    }

    private void spread(Op.ShortcutAdd op, int objects, Floats meanGradient, Floats entryGradient) {
        room(op);
        for (int n = 0; n < objects * op.entry().views(); n++) {
            meanGradient.floats().get(n * means.length, means);
            windows(op, (from, to, share) -> {
                for (int c = 0; c < op.entry().channels(); c++) {
                    map[from + c] = means[to + c] * share;
                }
            });
            entryGradient.floats().put(n * map.length, map);
        }
    }

    /** One pixel of the map and the mean that it is a part of, with its share. */
    private interface Pixel {
        void at(int from, int to, float share);
    }

    private static void windows(Op.ShortcutAdd op, Pixel pixel) {
        Extent entry = op.entry();
        Extent pooled = op.pooled();
        int stride = op.stride();
        for (int y = 0; y < entry.height(); y++) {
            int rows = Math.min(stride, entry.height() - y / stride * stride);
            for (int x = 0; x < entry.width(); x++) {
                int columns = Math.min(stride, entry.width() - x / stride * stride);
                pixel.at(
                        (y * entry.width() + x) * entry.channels(),
                        (y / stride * pooled.width() + x / stride) * entry.channels(),
                        1f / (rows * columns));
            }
        }
    }
}
