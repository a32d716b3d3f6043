package io.splitnets.network;

import io.splitnets.units.Similarity;
import java.util.List;

/** A cut names a block that the network does not have; the message lists those it has. */
public final class UnknownBlockException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String suggestion;

    UnknownBlockException(String network, String block, List<String> known) {
        super("network '" + network + "' has no block '" + block + "'"
                + "; a cut is none, all, a layer, an index from 0 to " + known.size() + " or one of: "
                + String.join(", ", known));
        this.suggestion = hint(block, known);
    }

    /** {@code did you mean 'x'?}, or empty if no block has a name like that. */
    public String suggestion() {
        return suggestion;
    }

    private static String hint(String block, List<String> known) {
        return Similarity.nearest(block, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("");
    }
}
