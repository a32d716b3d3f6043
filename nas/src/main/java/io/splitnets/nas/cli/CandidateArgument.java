package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SubnetChoice;

/** Reads the candidate that a command names. */
final class CandidateArgument {
    private CandidateArgument() {}

    /** The candidate whose id is {@code text}; what the space does not hold is bad input. */
    static Candidate candidate(SearchSpec search, String text) {
        try {
            Candidate parsed = Candidate.parse(text);
            new SplitSpace(search.space()).decode(parsed);
            return parsed;
        } catch (NumberFormatException e) {
            throw new CommandFailure(Exit.BAD_INPUT, "candidate '" + text + "': expected whole numbers joined by dots");
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.BAD_INPUT, String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #candidate}, or {@code largest} or {@code smallest} for a network without a split module. */
    static Architecture architecture(SearchSpec search, String text) {
        SplitSpace space = new SplitSpace(search.space());
        if (!text.equals("largest") && !text.equals("smallest")) {
            return space.decode(candidate(search, text));
        }
        Architecture extreme = space.extreme(text.equals("largest"));
        try {
            SubnetChoice.of(extreme);
            return extreme;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(Exit.BAD_INPUT, "candidate '" + text + "': " + e.getMessage());
        }
    }
}
