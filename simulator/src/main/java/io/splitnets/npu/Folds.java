package io.splitnets.npu;

/** Arithmetic shared by the closed forms; every step is exact or throws {@link ArithmeticException}. */
final class Folds {
    private Folds() {}

    static long ceilDiv(long a, long b) {
        return a <= 0 ? 0 : (a - 1) / b + 1;
    }

    /** {@code groups * (ceil(across / rows) * ceil(along / columns) * perFold - saved)}. */
    static long cycles(long groups, long rowFolds, long columnFolds, long perFold, int saved) {
        long folds = Math.multiplyExact(rowFolds, columnFolds);
        return Math.multiplyExact(groups, Math.multiplyExact(folds, perFold) - saved);
    }

    /** Whether operands flow for longer than a fold takes to fill and drain. */
    static Bound boundBy(long flowing, long perFold) {
        return 2 * flowing >= perFold ? Bound.COMPUTE : Bound.FILL;
    }
}
