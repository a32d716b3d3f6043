package io.splitnets.nas.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Turns an interrupt of the process into a request to stop, and waits until the work has kept what it has. */
final class Interrupt {
    private static final int PATIENCE_SECONDS = 60;

    private volatile boolean asked;

    boolean asked() {
        return asked;
    }

    <T> T during(Supplier<T> work) {
        CountDownLatch over = new CountDownLatch(1);
        Thread hook = new Thread(() -> await(over), "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            over.countDown();
            if (!asked) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private void await(CountDownLatch over) {
        asked = true;
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("splitnets: stopped without keeping the last part of the work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
