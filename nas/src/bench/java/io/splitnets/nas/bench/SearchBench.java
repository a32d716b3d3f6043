package io.splitnets.nas.bench;

import io.splitnets.input.AtomicFiles;
import io.splitnets.nas.search.Checkpoint;
import io.splitnets.nas.search.Direction;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.Objective;
import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchResult;
import io.splitnets.nas.search.SearchState;
import io.splitnets.nas.search.SearchStateText;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole search of 50,000 candidates whose evaluation is a few additions: what the strategy, the front, its hypervolume
 * and the checkpoints cost. One operation is one candidate.
 */
@State(Scope.Thread)
@Fork(1)
@BenchmarkMode(Mode.Throughput)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 3, time = 1)
public class SearchBench {
    private static final int CANDIDATES = 50_000;
    private static final int POPULATION = 32;

    /** Number of objectives. */
    @Param({"2", "3", "4"})
    public int objectives;

    /** Name of the strategy. */
    @Param("nsga2")
    public String strategy = "nsga2";

    private final SplitSpace space = new SplitSpace(Workload.search().space());
    private Path file = Path.of("");

    /** A place for the checkpoints. */
    @Setup
    public void folder() throws IOException {
        file = Files.createTempDirectory("search-bench").resolve("state.txt");
    }

    /** Leaves nothing behind. */
    @TearDown
    public void remove() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(file.toAbsolutePath().getParent());
    }

    /** In memory. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public SearchResult search() {
        return run(state -> {});
    }

    /** With all its checkpoints, which the disk has to confirm. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public SearchResult searchAndCheckpoints() {
        return run(this::write);
    }

    private void write(SearchState state) {
        try {
            AtomicFiles.writeText(file, SearchStateText.write(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SearchResult run(Checkpoint checkpoint) {
        List<Objective> wanted = List.of(
                        new Objective("gain", Direction.MAXIMISE, ""),
                        new Objective("cost", Direction.MINIMISE, ""),
                        new Objective("bytes", Direction.MINIMISE, ""),
                        new Objective("heat", Direction.MINIMISE, ""))
                .subList(0, objectives);
        SearchProblem problem = new SearchProblem(
                space, wanted, List.of(), List.of(), List.of(0.0, 1e6, 1e6, 1e6).subList(0, objectives));
        SearchResult result = SearchLoop.run(
                SearchStrategies.create(strategy, problem, SearchParameters.of(space, POPULATION, CANDIDATES, 1)),
                batch -> batch.stream().map(this::evaluation).toList(),
                generation -> {},
                checkpoint);
        if (result.archive().size() != CANDIDATES) {
            throw new IllegalStateException("searched " + result.archive().size());
        }
        return result;
    }

    /** Diminishing returns of every gene against costs that weigh the genes differently: a large front. */
    private Evaluation evaluation(Candidate candidate) {
        double[] values = new double[4];
        List<Integer> genes = candidate.genes();
        for (int i = 0; i < genes.size(); i++) {
            int gene = genes.get(i);
            values[0] += Math.sqrt(gene + 0.1 * i);
            values[1] += (1 + i % 3) * gene;
            values[2] += (1 + i * i % 7) * gene;
            values[3] += gene * gene * (1 + i % 2);
        }
        return new Evaluation(
                candidate,
                Arrays.stream(values, 0, objectives)
                        .mapToObj(Estimate::exact)
                        .toList(),
                List.of());
    }
}
