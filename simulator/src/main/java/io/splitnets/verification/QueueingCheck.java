package io.splitnets.verification;

import io.splitnets.deployment.Deployment;
import io.splitnets.measure.Estimate;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SimulationRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the scenarios of the closed forms as {@code splitnets run} does and holds their figures against the formulas. Cases
 * of the same systems share their runs. The outcome does not depend on the number of threads.
 */
public final class QueueingCheck {
    /** Confidence of the intervals: some sixty of them are looked at together. */
    public static final double CONFIDENCE = 0.999;

    private static final long LONGEST_PS = 9000L * 1_000_000_000_000L;

    private final Path folder;
    private final boolean full;
    private final int threads;
    private final long sample;
    private int runs;
    private int held;

    /**
     * A check.
     *
     * @param folder of the scenario files
     * @param full longer runs and narrower intervals
     * @param threads at least 1
     * @param sample 0 for the seeds of the files; each other number is another set of seeds
     */
    public QueueingCheck(Path folder, boolean full, int threads, long sample) {
        this.folder = folder;
        this.full = full;
        this.threads = threads;
        this.sample = sample;
    }

    /** Is told how far the work is. */
    @FunctionalInterface
    public interface Progress {
        /** Work on {@code what} begins; {@code done} of {@code all} cases are done. */
        void begins(int done, int all, String what);
    }

    /**
     * The outcomes of all cases of {@code forms}, in the order of the table.
     *
     * @throws io.splitnets.input.InputException if a scenario cannot be read
     */
    public List<Outcome> outcomes(Set<ClosedForm> forms, Progress progress) {
        List<QueueingCase> cases = QueueingTable.cases().stream()
                .filter(line -> forms.contains(line.form()))
                .toList();
        Map<QueueingCase, Outcome> outcomes = new LinkedHashMap<>();
        cases.forEach(line -> outcomes.put(line, new Found().outcome(line, full)));
        int done = 0;
        for (List<QueueingCase> together : bySystems(cases)) {
            progress.begins(done, cases.size(), together.get(0).form().id());
            outcomes.putAll(simulated(together));
            done += together.size();
        }
        List<Outcome> all = new ArrayList<>(outcomes.values());
        if (forms.contains(ClosedForm.IDENTITIES)) {
            all.add(identities());
        }
        return all;
    }

    private static Collection<List<QueueingCase>> bySystems(List<QueueingCase> cases) {
        Map<Systems, List<QueueingCase>> groups = new LinkedHashMap<>();
        for (QueueingCase line : cases) {
            line.run()
                    .ifPresent(run -> groups.computeIfAbsent(run.systems(), systems -> new ArrayList<>())
                            .add(line));
        }
        return groups.values();
    }

    /** Every run demands the identities of itself and fails without them; this counts those that did not. */
    private Outcome identities() {
        String what = "all replications of this check";
        QueueingCase line =
                new QueueingCase(ClosedForm.IDENTITIES, what, Optional.empty(), new Agreement.Exact(), runs);
        Estimate kept = Estimate.plain(held);
        return Outcome.of(
                line, Optional.of(kept), line.agreement(), line.agreement().problem(runs, kept));
    }

    /** Runs the systems that the cases share and takes each case's figure of them. */
    Map<QueueingCase, Outcome> simulated(List<QueueingCase> together) {
        Systems systems = together.get(0).run().orElseThrow().systems();
        Map<QueueingCase, Found> found = new LinkedHashMap<>();
        together.forEach(line -> found.put(line, new Found()));
        for (List<List<String>> group : systems.groups(full ? QueueingCase.LONGER : 1, sample)) {
            group.forEach(settings -> simulate(systems, settings, found));
            found.values().forEach(Found::endGroup);
        }
        Map<QueueingCase, Outcome> outcomes = new LinkedHashMap<>();
        found.forEach((line, values) -> outcomes.put(line, values.outcome(line, full)));
        return outcomes;
    }

    private void simulate(Systems systems, List<String> settings, Map<QueueingCase, Found> found) {
        Scenario scenario = systems.variation().isPresent()
                ? ScenarioReader.load(folder.resolve(systems.file()), settings).scenario()
                : scaled(systems.file(), settings);
        try {
            SimulationResult result = run(scenario);
            found.forEach((line, values) -> values.add(line.run().orElseThrow().figure(), result));
        } catch (IllegalStateException e) {
            found.values().forEach(values -> values.fail(e));
        }
    }

    /** The scenario with the length and the seed that this check asks for. */
    private Scenario scaled(String file, List<String> settings) {
        Scenario scenario = ScenarioReader.load(folder.resolve(file), settings).scenario();
        boolean longer = full && SimulationRun.random(Deployment.of(scenario).plan());
        if (!longer && sample == 0) {
            return scenario;
        }
        List<String> more = new ArrayList<>(settings);
        if (longer) {
            long duration = scenario.run().duration().picoseconds() * QueueingCase.LONGER;
            more.add("run.duration=" + Math.min(LONGEST_PS, duration) + " ps");
        }
        more.add("run.seed=" + (scenario.run().seed() + sample * Systems.SEEDS_PER_SAMPLE));
        return ScenarioReader.load(folder.resolve(file), more).scenario();
    }

    private SimulationResult run(Scenario scenario) {
        Deployment deployment = Deployment.of(scenario);
        int replications =
                SimulationRun.random(deployment.plan()) ? scenario.run().replications() : 1;
        runs += replications;
        SimulationResult result = SimulationRun.run(deployment.plan(), scenario.run(), threads);
        held += replications;
        return result;
    }
}
