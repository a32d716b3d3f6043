package io.splitnets.nas.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** Does the same work on many items with a pool of threads; the results come in the items' order. */
public final class InOrder {
    private InOrder() {}

    /**
     * The result of {@code work} for each item.
     *
     * @param done told after each item, in order, on the calling thread
     * @throws InterruptedSearchException if the calling thread is interrupted
     */
    public static <A, B> List<B> map(List<A> items, Function<A, B> work, ExecutorService pool, LongConsumer done) {
        List<Future<B>> futures = new ArrayList<>();
        for (A item : items) {
            Callable<B> task = () -> work.apply(item);
            futures.add(pool.submit(task));
        }
        List<B> results = new ArrayList<>();
        try {
            for (Future<B> future : futures) {
                results.add(future.get());
                done.accept(results.size());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedSearchException("stopped; the same command goes on");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a network could not be judged: " + e.getCause(), e.getCause());
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }
}
