package io.splitnets.nas.bench;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.EvaluationParts;
import io.splitnets.nas.supernet.SplitInitialisation;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetEvaluator;
import io.splitnets.nas.supernet.Supernet;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Accuracies that a search measures: normalisation taken anew on 512 images, then 1,000 images classified, on one
 * thread. One operation is one candidate; the four candidates are drawn from the space at random, once for all.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EvaluationBench {
    private static final int CANDIDATES = 4;
    private static final int CALIBRATION = 512;
    private static final int IMAGES = 1000;

    private final SearchSpec search = Workload.search();
    private final ImageSet images = Workload.images(search, IMAGES);
    private final Supernet supernet = Supernet.create(search.space(), 1, SplitInitialisation.GEOMETRIC_MEAN);
    private final SubnetEvaluator evaluator = new SubnetEvaluator(supernet, Workload.images(search, CALIBRATION));
    private final List<SubnetChoice> candidates =
            Workload.architectures(new SplitSpace(search.space()), CANDIDATES).stream()
                    .map(SubnetChoice::of)
                    .toList();

    private final List<EvaluationParts> parts = candidates.stream()
            .map(choice -> new EvaluationParts(supernet, choice, Workload.images(search, CALIBRATION), images))
            .toList();

    /** Calibrates and classifies. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void evaluate(Blackhole blackhole) {
        candidates.forEach(candidate -> blackhole.consume(evaluator.evaluate(candidate, images)));
    }

    /** The trainer's forward pass over the same images, 64 at a time, with the making of its input. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void trainerForward(Blackhole blackhole) {
        parts.forEach(part -> blackhole.consume(part.train(true)));
    }

    /** The same without the making of the input. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void trainerForwardAlone(Blackhole blackhole) {
        parts.forEach(part -> blackhole.consume(part.train(false)));
    }

    /** Recalibration and folding without the making of the input. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void recalibrationAlone() {
        parts.forEach(EvaluationParts::calibrate);
    }

    /** The folded network without the making of the input. */
    @Benchmark
    @OperationsPerInvocation(CANDIDATES)
    public void inferenceAlone(Blackhole blackhole) {
        parts.forEach(part -> blackhole.consume(part.infer()));
    }
}
