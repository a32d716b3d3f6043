package io.splitnets.validation;

import io.splitnets.deployment.Deployment;
import io.splitnets.measure.Stage;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.SimulationResult.Figures;
import io.splitnets.system.SimulationRun;
import java.util.List;

/**
 * A camera from first row to result: the scenario {@code imx500-gaze} beside what TinyTracker measured. What had to be
 * assumed is listed on the page of the part.
 */
final class WholeSystem implements Benchmark {
    private static final double READ_MS = 17.9;
    private static final double NETWORK_MS = 0.86;
    private static final double RESULT_MS = 0.24;

    @Override
    public About about() {
        return new About(
                "tinytracker",
                "TinyTracker on the IMX500, whole chain",
                "Bonazzi et al., TinyTracker, IEEE Sensors 2023, abstract",
                "2023-11",
                "one gaze network of 600 kB on the sensor; another network of that size, mode assumed",
                Kind.ASSUMED);
    }

    @Override
    public Demand demand() {
        return Demand.none(ErrorScale.PERCENT);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        Scenario scenario = ScenarioReader.read(folders.scenario("imx500-gaze.yaml"));
        Figures figures = SimulationRun.run(Deployment.of(scenario).plan(), scenario.run(), 1)
                .figures()
                .orElseThrow();
        double read = figures.stage(Stage.READOUT).value();
        double network = figures.stage(Stage.SENSOR_COMPUTE).value();
        double result = figures.stage(Stage.LINK).value();
        return List.of(
                new Comparison("pixels read and in the accelerator, ms", READ_MS, read),
                new Comparison("network, ms", NETWORK_MS, network),
                new Comparison("result out, ms", RESULT_MS, result),
                new Comparison(
                        "from the first row to the result, ms",
                        READ_MS + NETWORK_MS + RESULT_MS,
                        figures.latency().mean().value()));
    }
}
