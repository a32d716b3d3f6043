package io.splitnets.nas.supernet;

/**
 * Starting variance of the two 1x1 convolutions of a split module, with gain g = 2. With r the kept share of the
 * channels, fan-in keeps the forward variance but scales the gradient by r and 1/r inside the pair, fan-out the other
 * way round; the geometric mean spreads it evenly (r^-1/2 and r^1/2). The publication names a custom scheme for split
 * modules without a public formula; the geometric mean is this project's derivation.
 */
public enum SplitInitialisation {
    /** g / c_in (He et al., ICCV 2015). */
    HE_FAN_IN {
        @Override
        double variance(double in, double out) {
            return 2 / in;
        }
    },
    /** g / c_out. */
    HE_FAN_OUT {
        @Override
        double variance(double in, double out) {
            return 2 / out;
        }
    },
    /** 2 / (c_in + c_out), as published, for a gain of 1 (Glorot and Bengio, AISTATS 2010, equation 12). */
    GLOROT {
        @Override
        double variance(double in, double out) {
            return 2 / (in + out);
        }
    },
    /** g / sqrt(c_in * c_out); the default. */
    GEOMETRIC_MEAN {
        @Override
        double variance(double in, double out) {
            return 2 / Math.sqrt(in * out);
        }
    };

    abstract double variance(double in, double out);
}
