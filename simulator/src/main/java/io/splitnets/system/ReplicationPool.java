package io.splitnets.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs numbered replications on threads; results come in the order of the numbers. */
final class ReplicationPool {
    private final int threads;

    ReplicationPool(int threads) {
        this.threads = threads;
    }

    /** Runs the numbers from {@code from} to {@code to - 1}. */
    <T> List<T> run(int from, int to, IntFunction<T> replication) {
        if (to - from <= 1 || threads == 1) {
            List<T> done = new ArrayList<>();
            for (int i = from; i < to; i++) {
                done.add(replication.apply(i));
            }
            return done;
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, to - from));
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int number = i;
                running.add(pool.submit(() -> replication.apply(number)));
            }
            return results(running);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> running) {
        List<T> done = new ArrayList<>();
        try {
            for (Future<T> replication : running) {
                done.add(replication.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while replications were running", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
