package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sliding window of a convolution or pool over two axes (one axis counts as a window of one row).
 *
 * @param kernel rows and columns
 * @param strides rows and columns
 * @param dilations rows and columns
 * @param before padding above and to the left
 * @param after padding below and to the right
 * @param ceil whether a pool rounds sizes up
 */
record Window(
        List<Long> kernel,
        List<Long> strides,
        List<Long> dilations,
        List<Long> before,
        List<Long> after,
        boolean ceil) {
    private static final long LARGEST = 1 << 20;

    /**
     * Reads the attributes of {@code node} (ONNX operators Conv, MaxPool, AveragePool).
     *
     * @param sizes of the input along the axes that the window moves over
     * @param kernel where the attribute {@code kernel_shape} is left out
     */
    static Window of(OnnxNode node, List<Long> sizes, List<Long> kernel) {
        int axes = sizes.size();
        List<Long> window = node.integers("kernel_shape").orElse(kernel);
        List<Long> strides = node.integers("strides").orElse(ones(axes));
        List<Long> dilations = node.integers("dilations").orElse(ones(axes));
        List<Long> pads = node.integers("pads").orElse(zeros(2 * axes));
        check("kernel_shape", window, axes, 1);
        check("strides", strides, axes, 1);
        check("dilations", dilations, axes, 1);
        check("pads", pads, 2 * axes, 0);
        String auto = node.text("auto_pad", "NOTSET");
        List<Long> before = new ArrayList<>(pads.subList(0, axes));
        List<Long> after = new ArrayList<>(pads.subList(axes, 2 * axes));
        switch (auto) {
            case "NOTSET", "" -> {}
            case "VALID" -> {
                before = zeros(axes);
                after = zeros(axes);
            }
            case "SAME_UPPER", "SAME_LOWER" -> {
                for (int i = 0; i < axes; i++) {
                    long total = same(sizes.get(i), window.get(i), strides.get(i), dilations.get(i));
                    long less = total / 2;
                    before.set(i, auto.equals("SAME_UPPER") ? less : total - less);
                    after.set(i, auto.equals("SAME_UPPER") ? total - less : less);
                }
            }
            default ->
                throw new ShapeException("auto_pad '" + auto + "', expected NOTSET, VALID, SAME_UPPER or SAME_LOWER");
        }
        return new Window(window, strides, dilations, before, after, node.integer("ceil_mode", 0) != 0);
    }

    /** Padding with which the output is ceil(size / stride). */
    private static long same(long size, long kernel, long stride, long dilation) {
        long out = (size + stride - 1) / stride;
        return Math.max(0, (out - 1) * stride + (kernel - 1) * dilation + 1 - size);
    }

    private static void check(String name, List<Long> values, int count, long least) {
        if (values.size() != count || values.stream().anyMatch(value -> value < least || value > LARGEST)) {
            throw new ShapeException(
                    name + " " + values + ", expected " + count + " whole numbers from " + least + " to " + LARGEST);
        }
    }

    private static List<Long> ones(int count) {
        return java.util.Collections.nCopies(count, 1L);
    }

    static List<Long> zeros(int count) {
        return java.util.Collections.nCopies(count, 0L);
    }

    /** Sizes of the output for an input of {@code sizes}. */
    List<Long> output(List<Long> sizes) {
        List<Long> out = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            long reach = (kernel.get(i) - 1) * dilations.get(i) + 1;
            long padded = sizes.get(i) + before.get(i) + after.get(i);
            if (padded < reach) {
                throw new ShapeException("a window of " + reach + " does not fit into " + padded);
            }
            long stride = strides.get(i);
            long steps = ceil ? (padded - reach + stride - 1) / stride : (padded - reach) / stride;
            // A window that would start in the padding behind the input is left out (ONNX, MaxPool, ceil_mode).
            boolean outside = ceil && steps * stride >= sizes.get(i) + before.get(i);
            out.add(steps + (outside ? 0 : 1));
        }
        return out;
    }
}
