package io.splitnets.nas.supernet;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products by the BLAS that ND4J loads. Called directly because Nd4j.gemm refuses results that are views, and
 * slices of the flat weight vector are exactly that.
 */
final class Gemm {
    private static final int ROW_MAJOR = 101;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;

    private Gemm() {}

    /** A block of a row-major matrix: where it starts and how far its rows are apart. */
    record Block(FloatPointer start, int stride) {}

    /** Extents of a product: a (rows x in) matrix by an (in x out) one. */
    record Size(int rows, int in, int out) {}

    /** y (rows x out) = x (rows x in) w (in x out) + keep * y. */
    static void forward(Size size, Block x, Block w, Block y, float keep) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                PLAIN,
                PLAIN,
                size.rows(),
                size.out(),
                size.in(),
                1f,
                x.start(),
                x.stride(),
                w.start(),
                w.stride(),
                keep,
                y.start(),
                y.stride());
    }

    /** gx (rows x in) = gy (rows x out) w^T. */
    static void inputGradient(Size size, Block gy, Block w, Block gx) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                PLAIN,
                TRANSPOSED,
                size.rows(),
                size.in(),
                size.out(),
                1f,
                gy.start(),
                gy.stride(),
                w.start(),
                w.stride(),
                0f,
                gx.start(),
                gx.stride());
    }

    /** gw (in x out) += x^T gy. */
    static void weightGradient(Size size, Block x, Block gy, Block gw) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                TRANSPOSED,
                PLAIN,
                size.in(),
                size.out(),
                size.rows(),
                1f,
                x.start(),
                x.stride(),
                gy.start(),
                gy.stride(),
                1f,
                gw.start(),
                gw.stride());
    }
}
