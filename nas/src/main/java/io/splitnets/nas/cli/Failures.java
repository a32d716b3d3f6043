package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.nas.accuracy.PredictorException;
import io.splitnets.nas.dataset.FetchException;
import io.splitnets.nas.experiment.InterruptedSearchException;
import io.splitnets.nas.robust.RobustException;
import io.splitnets.nas.search.InfeasibleException;
import io.splitnets.nas.search.SearchStateException;
import io.splitnets.nas.supernet.CheckpointException;
import io.splitnets.nas.supernet.InfeasibleSpaceException;
import java.util.function.Supplier;

/** Turns what can go wrong in a search into one line for the user. */
final class Failures {
    /** What shells report of a process that an interrupt ended. */
    private static final int INTERRUPTED = 130;

    private Failures() {}

    static <T> T explained(Supplier<T> work) {
        try {
            return work.get();
        } catch (FetchException
                | InfeasibleException
                | InfeasibleSpaceException
                | SearchStateException
                | CheckpointException
                | PredictorException
                | RobustException e) {
            throw new CommandFailure(Exit.BAD_INPUT, String.valueOf(e.getMessage()));
        } catch (InterruptedSearchException e) {
            throw new CommandFailure(INTERRUPTED, String.valueOf(e.getMessage()));
        }
    }
}
