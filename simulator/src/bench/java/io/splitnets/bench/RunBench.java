package io.splitnets.bench;

import io.splitnets.deployment.Deployment;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.SimTime;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Short runs: 266 ms of four cameras at 30 frames per second, 32 frames. One operation is one run. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class RunBench {
    private static final SimTime LENGTH = new SimTime(266_000_000_000L);

    private final Path file = Path.of(System.getProperty("splitnets.root", "."), "scenarios", "quad-tracking.yaml");
    private final Scenario scenario = shortened(ScenarioReader.read(file));
    private final SystemPlan plan = Deployment.of(scenario).plan();
    private final SystemPlan random = PipelineBench.plan();

    private static Scenario shortened(Scenario scenario) {
        RunPlan run = scenario.run();
        return scenario.withRun(
                new RunPlan(LENGTH, SimTime.ZERO, 1, run.confidence(), run.seed(), run.latencyFrom(), 0));
    }

    /** Periodic cameras: the run, and the search for the exact periodic regime. */
    @Benchmark
    public SimulationResult periodic() {
        return SimulationRun.run(plan, scenario.run(), 1);
    }

    /** The same from the scenario in memory: cut, cost, run. What a search asks of each candidate. */
    @Benchmark
    public SimulationResult periodicCosted() {
        return SimulationRun.run(Deployment.of(scenario).plan(), scenario.run(), 1);
    }

    /** Poisson cameras: one replication, no regime to seek. */
    @Benchmark
    public SimulationResult random() {
        return SimulationRun.run(random, scenario.run(), 1);
    }

    /** All that {@code splitnets validate} does once it is started: reading, checking and costing the file. */
    @Benchmark
    public Deployment validate() {
        return Deployment.of(ScenarioReader.read(file));
    }
}
