package io.splitnets.nas.supernet;

/**
 * A named tensor inside the flat vectors of a {@link ParamStore}, stored row by row (last dimension fastest).
 *
 * @param name unique within the store, for instance mb1.0.expand
 * @param offset first element in the flat vector
 * @param rows product of all dimensions but the last
 * @param columns last dimension: the distance between rows
 * @param decays whether weight decay acts on it
 */
record Parameter(String name, int offset, int rows, int columns, boolean decays) {
    int size() {
        return rows * columns;
    }

    int at(int row) {
        return offset + row * columns;
    }
}
