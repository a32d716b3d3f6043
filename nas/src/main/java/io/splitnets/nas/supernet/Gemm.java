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

    /** y (rows x out) = x (rows x in) w (in x out) + keep * y. */
    static void forward(int rows, int in, int out, Block x, Block w, Block y, float keep) {
        run(PLAIN, PLAIN, rows, out, in, x, w, y, keep);
    }

    /** gx (rows x in) = gy (rows x out) w^T. */
    static void inputGradient(int rows, int in, int out, Block gy, Block w, Block gx) {
        run(PLAIN, TRANSPOSED, rows, in, out, gy, w, gx, 0f);
    }

    /** gw (in x out) += x^T gy. */
    static void weightGradient(int rows, int in, int out, Block x, Block gy, Block gw) {
        run(TRANSPOSED, PLAIN, in, out, rows, x, gy, gw, 1f);
    }

    private static void run(int ta, int tb, int m, int n, int k, Block a, Block b, Block c, float keep) {
        openblas_nolapack.cblas_sgemm(
                ROW_MAJOR,
                ta,
                tb,
                m,
                n,
                k,
                1f,
                a.start(),
                a.stride(),
                b.start(),
                b.stride(),
                keep,
                c.start(),
                c.stride());
    }
}
