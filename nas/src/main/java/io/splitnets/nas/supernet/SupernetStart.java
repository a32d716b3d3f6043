package io.splitnets.nas.supernet;

/**
 * Where training starts from.
 *
 * @param split variances of the split modules
 * @param zeroGamma whether the last normalisation of a block that adds its input starts with scale 0, so that the block
 *     is the identity at first (Goyal et al., arXiv 1706.02677, section 5.1). A block without a shortcut in some
 *     network keeps scale 1: it would give nothing but zeros there
 */
public record SupernetStart(SplitInitialisation split, boolean zeroGamma) {
    /** The geometric mean in split modules, scale 1 everywhere. */
    public static final SupernetStart STANDARD = new SupernetStart(SplitInitialisation.GEOMETRIC_MEAN, false);

    /** Part of what tells checkpoints apart. */
    @Override
    public String toString() {
        return zeroGamma ? split + " zero_gamma" : split.toString();
    }
}
