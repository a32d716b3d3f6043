package io.splitnets.nas.cli;

import io.splitnets.nas.experiment.ExperimentListener;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows on standard error how far the work is: bars on a terminal, otherwise a line at the start and the end of each
 * part. The first interrupt asks the work to stop where it can be continued.
 */
final class Console implements ExperimentListener {
    private static final int WIDTH = 78;

    private final PrintStream err;
    private final boolean terminal;
    private final Interrupt interrupt = new Interrupt();
    private @Nullable ProgressBar bar;
    private String part = "";

    Console(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** On standard error; the launcher says whether that is a terminal. */
    static Console standard() {
        return new Console(System.err, Boolean.getBoolean("splitnets.terminal"));
    }

    /** Lets an interrupt of the process stop the work in an orderly way while {@code work} runs. */
    <T> T interruptible(java.util.function.Supplier<T> work) {
        return Failures.explained(() -> interrupt.during(work));
    }

    @Override
    public void begin(String name, long total) {
        part = name;
        if (terminal && total > 0) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .build();
        } else {
            message(name + (total > 0 ? " (" + total + " steps)" : "") + " ...");
        }
    }

    @Override
    public void progress(long done, String detail) {
        ProgressBar current = bar;
        if (current != null) {
            current.stepTo(done);
            current.setExtraMessage(detail);
        }
    }

    @Override
    public void end(String detail) {
        ProgressBar current = bar;
        if (current != null) {
            current.close();
            bar = null;
        }
        message(part + ": " + detail);
    }

    @Override
    public boolean interrupted() {
        return interrupt.asked();
    }

    /** One line for people. */
    void message(String text) {
        err.println("splitnets: " + text);
    }
}
