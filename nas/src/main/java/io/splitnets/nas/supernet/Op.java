package io.splitnets.nas.supernet;

import io.splitnets.network.Layer.Activation;
import java.util.Optional;

/** One step of a {@link SubnetProgram}: reads the result of the step before it. */
sealed interface Op {
    /** Features of this width cross the link as they are. */
    int FLOAT_BITS = 32;

    Extent in();

    Extent out();

    /**
     * A 1x1 convolution, or the fusion of several views by concatenation: then the weight holds one block of rows per
     * view, and the result has one view.
     */
    record Pointwise(Extent in, Extent out, Parameter weight) implements Op {
        int views() {
            return in.views() / out.views();
        }

        /** Offset of the block of weights that view {@code view} is multiplied with. */
        int weightOffset(int view, int blocks) {
            return weight.at(view * (weight.rows() / blocks));
        }
    }

    /** A depthwise convolution with the centre of a larger kernel; weight rows are taps. */
    record Depthwise(Extent in, Extent out, Parameter weight, int kernel, int stride) implements Op {}

    /** Batch normalisation, with or without ReLU6 after it. */
    record BatchNorm(Extent in, Parameter gamma, Parameter beta, boolean relu6) implements Op {
        @Override
        public Extent out() {
            return in;
        }
    }

    /** An activation: any but ReLU6, which is part of a normalisation, or ReLU6 where there is none. */
    record Activate(Extent in, Activation activation) implements Op {
        @Override
        public Extent out() {
            return in;
        }
    }

    /** Squeeze-and-excite with {@code hidden} values inside; weights lie (in, out). */
    record SqueezeExcite(
            Extent in, int hidden, Parameter reduce, Parameter reduceBias, Parameter expand, Parameter expandBias)
            implements Op {
        @Override
        public Extent out() {
            return in;
        }
    }

    /** Symmetric fake quantisation with the range kept for {@code position}. */
    record Quantise(Extent in, int position, int bits) implements Op {
        @Override
        public Extent out() {
            return in;
        }

        /** Largest code: 2^(bits-1) - 1. */
        int levels() {
            return levels(bits);
        }

        /** Largest code of so many bits; 0 where values are floats that no quantiser meets. */
        static int levels(int bits) {
            return bits < FLOAT_BITS ? (1 << (bits - 1)) - 1 : 0;
        }
    }

    /** Element-wise maximum over the views. */
    record ViewMax(Extent in) implements Op {
        @Override
        public Extent out() {
            return new Extent(1, in.height(), in.width(), in.channels());
        }
    }

    /** The end of a residual block. */
    sealed interface Addition extends Op {
        /** The step whose result is added. */
        int shortcut();

        /** Which such step this is, from 0. */
        int block();
    }

    /** Adds the result of the step {@code shortcut}. */
    record Add(Extent in, int shortcut, int block) implements Addition {
        @Override
        public Extent out() {
            return in;
        }
    }

    /**
     * Adds the result of the step {@code shortcut}, of extent {@code entry}: its means over windows of {@code stride},
     * multiplied by {@code weight} where the widths differ.
     */
    record ShortcutAdd(Extent in, int shortcut, int block, Extent entry, int stride, Optional<Parameter> weight)
            implements Addition {
        @Override
        public Extent out() {
            return in;
        }

        Extent pooled() {
            return entry.strided(stride);
        }
    }

    /** Mean over the map. */
    record Pool(Extent in) implements Op {
        @Override
        public Extent out() {
            return new Extent(1, 1, 1, in.channels());
        }
    }

    /** A 1x1 convolution on the means of the map, with neither normalisation nor bias. */
    record Mix(Extent in, Extent out, Parameter weight) implements Op {}

    /** The classifier. */
    record Linear(Extent in, Extent out, Parameter weight, Parameter bias) implements Op {}
}
