package io.splitnets.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Restates every throughput per second of processor time, all threads of the process together (compiler and collector
 * too), so that a figure does not halve when something else runs on the same cores. {@code cores} is processor time
 * over elapsed time.
 */
public final class CpuProfiler implements InternalProfiler {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpuBefore;
    private long timeBefore;

    @Override
    public String getDescription() {
        return "throughput per second of processor time";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        cpuBefore = system.getProcessCpuTime();
        timeBefore = System.nanoTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double cores = (system.getProcessCpuTime() - cpuBefore) / (double) (System.nanoTime() - timeBefore);
        List<ScalarResult> restated = new ArrayList<>();
        restated.add(new ScalarResult("cores", cores, "1", AggregationPolicy.AVG));
        restated.add(restated("cpu", result.getPrimaryResult(), cores));
        result.getSecondaryResults().forEach((label, rate) -> restated.add(restated(label + ".cpu", rate, cores)));
        return restated;
    }

    private static ScalarResult restated(String label, Result<?> rate, double cores) {
        return new ScalarResult(label, rate.getScore() / cores, "/CPU-s", AggregationPolicy.AVG);
    }
}
