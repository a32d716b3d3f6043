package io.splitnets.nas.supernet;

import java.util.List;

/**
 * A subnet as a straight list of steps over shared parameters; the first step reads the stem's columns.
 *
 * @param choice what was asked for
 * @param ops in execution order
 * @param fusionBlocks blocks of rows in a recover weight: the largest number of views under concatenation, else 1
 * @param places the last step in front of each place of a split module, which stands there or not
 */
record SubnetProgram(SubnetChoice choice, List<Op> ops, int fusionBlocks, List<Integer> places) {
    SubnetProgram {
        ops = List.copyOf(ops);
        places = List.copyOf(places);
    }

    Op last() {
        return ops.get(ops.size() - 1);
    }

    /** Whether a later step adds the result of step {@code index}. */
    boolean isShortcut(int index) {
        return ops.stream().anyMatch(op -> op instanceof Op.Addition add && add.shortcut() == index);
    }

    /** Blocks of rows in the weight of {@code op}: one per view in the recover convolution of a split module. */
    int blocks(Op.Pointwise op) {
        return op.weight().name().endsWith(".recover") ? fusionBlocks : 1;
    }

    /** Residual additions. */
    int additions() {
        return (int) ops.stream().filter(Op.Addition.class::isInstance).count();
    }

    int classes() {
        return last().out().channels();
    }
}
