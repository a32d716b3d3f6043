package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.Stage;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.nas.accuracy.AccuracyEstimate;
import io.splitnets.nas.dataset.DatasetRequest;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.LearningSpec;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.TrainingSpec;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.GenerationSummary;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.nas.supernet.SupernetStart;
import io.splitnets.nas.supernet.TrainingOptions;
import io.splitnets.nas.supernet.TrainingPlan;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.report.Provenance;
import io.splitnets.scenario.AggregatorUse;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FrameCounts;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.Occupancy;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SamplingReport;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.Verdict;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Made-up outcomes: two phases, six front members, six baselines of which one is overloaded, two cameras. */
final class Outcomes {
    static final NetworkSpaceSpec SPACE = new NetworkSpaceSpec(
            "two-phase",
            1,
            List.of(24, 28),
            List.of(8, 12),
            List.of(phase("mb1"), phase("mb2")),
            64,
            10,
            List.of(4, 8),
            List.of(4, 8),
            List.of(1),
            Fusion.CONCATENATE);

    /** Candidate, right answers of 5,000, p99 in ms, link bytes. */
    private static final Object[][] FRONT = {
        {"0.0.0.0.0.0.0.0.0.0.1.0.0.0", 4190, 4.1, 288L},
        {"0.0.0.0.0.0.0.0.0.0.1.1.0.0", 4285, 4.4, 576L},
        {"0.1.0.0.0.0.1.0.0.0.1.1.0.0", 4382, 5.3, 576L},
        {"1.0.0.1.0.0.1.0.0.0.1.1.0.0", 4431, 6.2, 784L},
        {"1.1.1.0.0.0.1.1.0.0.1.1.0.0", 4502, 8.9, 784L},
        {"1.1.1.1.0.0.1.1.0.0.2.1.1.0", 4547, 12.7, 392L}
    };

    private static final Object[][] BASELINES = {
        {"largest all on sensor", true, "all", 4560, 31.4, 10L},
        {"largest all on aggregator", true, "none", 4560, 0.0, 980L},
        {"largest best cut, uncompressed", true, "mb1", 4560, 19.6, 12544L},
        {"smallest all on sensor", false, "all", 4150, 6.9, 10L},
        {"smallest all on aggregator", false, "none", 4150, 7.3, 784L},
        {"smallest best cut, uncompressed", false, "mb2", 4150, 5.6, 1152L}
    };

    private Outcomes() {}

    private static PhaseSpec phase(String name) {
        return new PhaseSpec(name, List.of(16, 24), List.of(1, 2), List.of(3), List.of(2), 2, false, Activation.RELU6);
    }

    /** The usual outcome. */
    static SearchOutcome made() {
        return named("quick", "left", "right");
    }

    /** The usual outcome with names from a user. */
    static SearchOutcome named(String name, String firstCamera, String secondCamera) {
        List<Judgement> front = new ArrayList<>();
        for (Object[] row : FRONT) {
            front.add(member((String) row[0], (int) row[1], (double) row[2], (long) row[3]));
        }
        List<Judgement> baselines = new ArrayList<>();
        for (Object[] row : BASELINES) {
            baselines.add(baseline(row));
        }
        return outcome(spec(name, List.of(firstCamera, secondCamera)), front, baselines, archive(400));
    }

    /** An outcome in which nothing kept the limits. */
    static SearchOutcome empty() {
        return outcome(spec("empty", List.of("left")), List.of(), List.of(), List.of());
    }

    /** An outcome of a long search: 300 front members, 10,000 candidates, 2,000 generations. */
    static SearchOutcome large() {
        List<Judgement> front = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            front.add(member((String) FRONT[i % FRONT.length][0], 3000 + 5 * i, 3 + 0.1 * i, 400 + i));
        }
        SearchOutcome small = made();
        List<GenerationSummary> history = new ArrayList<>();
        for (int i = 1; i <= 2000; i++) {
            history.add(new GenerationSummary(i, 5 * i, 300, 100 - 50.0 / i));
        }
        return new SearchOutcome(
                small.spec(),
                true,
                front,
                0,
                small.baselines(),
                Optional.of(front.get(299)),
                small.pickRun(),
                archive(10_000),
                tiers(10_000),
                history,
                new Provenance("splitnets 1", "abc", "17", 1, "# line\n".repeat(20_000), Map.of()));
    }

    private static SearchOutcome outcome(
            SearchSpec spec, List<Judgement> front, List<Judgement> baselines, List<Evaluation> archive) {
        Optional<Judgement> pick = front.isEmpty() ? Optional.empty() : Optional.of(front.get(front.size() - 1));
        List<GenerationSummary> history = front.isEmpty()
                ? List.of()
                : List.of(
                        new GenerationSummary(1, 100, 3, 12.5),
                        new GenerationSummary(2, 200, 5, 14.25),
                        new GenerationSummary(3, 300, 5, 14.25),
                        new GenerationSummary(4, 400, 6, 14.875));
        Provenance provenance = new Provenance(
                "splitnets 0.1.0", "0123abc", "17.0.1", 11, spec.effective(), Map.of("train", "aa11", "test", "bb22"));
        return new SearchOutcome(
                spec,
                true,
                front,
                0,
                baselines,
                pick,
                pick.map(Outcomes::run),
                archive,
                tiers(archive.size()),
                history,
                provenance);
    }

    private static List<Tier> tiers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0 ? Tier.DES : Tier.BATCH)
                .toList();
    }

    private static SearchSpec spec(String name, List<String> cameras) {
        RunPlan run =
                new RunPlan(SimTime.parse("10 s"), SimTime.parse("1 s"), 10, 0.95, 7, LatencyFrom.EXPOSURE_MID, 16);
        Scenario scenario = new Scenario(
                "two " + cameras.get(0),
                cameras.stream().map(Outcomes::camera).toList(),
                List.of(),
                new AggregatorUse(
                        new Processor.Law(new ServiceLaw.Constant(SimTime.parse("1 ms"))),
                        1,
                        BufferPlan.UNBOUNDED,
                        Optional.empty(),
                        List.of()),
                List.of(NetworkSpec.only(cameras, Optional.empty(), Optional.empty())),
                run,
                "name: two\n");
        return new SearchSpec(
                name,
                scenario,
                SPACE,
                Optional.of(new LearningSpec(
                        "shapes",
                        DatasetRequest.standard(),
                        new TrainingSpec(
                                100,
                                32,
                                0.1,
                                10,
                                1e-4,
                                0,
                                1,
                                false,
                                0,
                                List.of(),
                                5,
                                TrainingPlan.FULL_GROUP,
                                SupernetStart.STANDARD,
                                TrainingOptions.STANDARD),
                        new SearchSpec.Measuring(512, 2000))),
                Optional.empty(),
                Optional.empty(),
                List.of(Metric.ACCURACY, Metric.LATENCY_P99),
                List.of(new SearchSpec.Limit(Metric.SENSOR_MEMORY, 100_000)),
                new SearchSpec.StrategySpec("nsga2", 100, 400, 11, Optional.empty(), 0),
                "version: 1\nname: " + name + "\n---\nname: two\n");
    }

    private static CameraSpec camera(String id) {
        return new CameraSpec(
                id,
                Optional.empty(),
                Frequency.ofHertz(30),
                SimTime.parse("4 ms"),
                Optional.empty(),
                BufferPlan.UNBOUNDED,
                new ArrivalSpec.Poisson(new Rational(SimTime.PER_SECOND, 30)),
                StampReference.EXPOSURE_MID,
                0);
    }

    private static Judgement member(String id, int correct, double p99, long bytes) {
        Architecture architecture = new SplitSpace(SPACE).decode(Candidate.parse(id));
        NetworkCodec codec = new NetworkCodec(SPACE);
        SystemQuery query = new SystemQuery(architecture, codec.split(architecture));
        return judgement(
                id,
                query,
                correct,
                new SystemEstimate(
                        Optional.of(latency(p99)),
                        0.5,
                        p99 * 0.75,
                        bytes,
                        20_000 + Math.round(2000 * p99),
                        p99 / 16,
                        false,
                        Tier.DES));
    }

    private static Judgement baseline(Object[] row) {
        Architecture architecture = new SplitSpace(SPACE).extreme((boolean) row[1]);
        SystemQuery query = new SystemQuery(architecture, SplitPlan.at(new SplitPoint((String) row[2])));
        double p99 = (double) row[4];
        SystemEstimate system = new SystemEstimate(
                p99 > 0 ? Optional.of(latency(p99)) : Optional.empty(),
                p99 > 0 ? 0.75 : 1.5,
                p99 > 0 ? p99 * 0.75 : 22.5,
                (long) row[5],
                (boolean) row[1] && row[2].equals("all") ? 180_000 : 30_000,
                p99 / 16,
                row[2].equals("none"),
                Tier.DES);
        return judgement((String) row[0], query, (int) row[3], system);
    }

    private static Judgement judgement(String id, SystemQuery query, int correct, SystemEstimate system) {
        NetworkCodec codec = new NetworkCodec(SPACE);
        return new Judgement(
                id,
                query,
                codec.describe(query.architecture()),
                query.plan().cut().after(),
                1_000_000,
                new AccuracyEstimate(correct * 2 / 5, 2000),
                Optional.of(new AccuracyEstimate(correct, 5000)),
                system);
    }

    private static SystemEstimate.Latency latency(double p99) {
        return new SystemEstimate.Latency(
                interval(p99 * 0.75), interval(p99 * 0.75), interval(p99 * 0.875), interval(p99));
    }

    private static Interval interval(double value) {
        double rounded = Math.rint(1000 * value) / 1000;
        return new Interval(rounded, rounded - 0.125, rounded + 0.125);
    }

    private static List<Evaluation> archive(int count) {
        List<Evaluation> archive = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Candidate candidate = new Candidate(List.of(
                    i & 1,
                    i >> 1 & 1,
                    i >> 2 & 1,
                    i >> 3 & 1,
                    0,
                    0,
                    i >> 4 & 1,
                    i >> 5 & 1,
                    0,
                    0,
                    i % 3,
                    i >> 6 & 1,
                    i >> 7 & 1,
                    0));
            // Spread by the golden ratio; nothing random is needed.
            double share = i * 0.618034 % 1;
            double latency = 4.5 + 30 * share * share;
            double accuracy = 0.8 + 0.1 * Math.sqrt(share) - 0.06 * (i * 0.7548 % 1);
            archive.add(new Evaluation(
                    candidate,
                    List.of(
                            new io.splitnets.nas.search.Estimate(accuracy, accuracy - 0.0125, accuracy + 0.0125),
                            io.splitnets.nas.search.Estimate.exact(latency)),
                    List.of(i % 17 == 0 ? 0.25 : 0.0, i % 7 == 0 ? 1000.0 : 0.0)));
        }
        return archive;
    }

    private static SimulationResult run(Judgement pick) {
        Map<Stage, Estimate> stages = new EnumMap<>(Stage.class);
        double[] times = {2, 3.25, 0.04, 1.9, 0, 0.21, 0.35, 0, 0.625, 1.125};
        double total = 0;
        for (Stage stage : Stage.values()) {
            stages.put(stage, Estimate.exact(times[stage.position()]));
            total += times[stage.position()];
        }
        Estimate mean = Estimate.overReplications(new double[] {total - 0.1, total, total + 0.1}, 0.95);
        SimulationResult.Wait wait = new SimulationResult.Wait(Estimate.plain(0), Estimate.plain(0));
        SimulationResult.Figures figures = new SimulationResult.Figures(
                new SimulationResult.Latency(mean, mean, mean, mean, 15), List.of(), wait, wait, wait, stages);
        return new SimulationResult(
                "two",
                7,
                Verdict.STABLE,
                List.of(),
                false,
                false,
                10,
                SimTime.parse("10 s"),
                new FrameCounts(10, 10, 10, Map.of(), 0),
                Estimate.plain(0),
                Optional.of(figures),
                Map.of(),
                new Occupancy(0, Map.of()),
                Map.of(),
                pick.system().additiveMs(),
                1000,
                0xFEEDL,
                timeline(),
                new SamplingReport(
                        SamplingReport.Method.REPLICATIONS, 0, SimTime.parse("1 s"), 0, Optional.empty(), List.of()),
                List.of());
    }

    private static List<TimelineFrame> timeline() {
        List<TimelineFrame> frames = new ArrayList<>();
        long us = 1_000_000;
        for (int i = 0; i < 14; i++) {
            long camera = i % 2;
            long start = (1_000_000 + i / 2 * 33_333L + camera * 500) * us;
            long wait = camera * 1_400 * us;
            long ready = start + 7_250 * us;
            long link = ready + 1_900 * us;
            long served = link + 350 * us + wait;
            boolean lost = i == 5;
            long none = TimelineFrame.NOT_REACHED;
            frames.add(new TimelineFrame(
                    (int) camera,
                    0,
                    30L + i / 2,
                    start,
                    start + 4_000 * us,
                    ready,
                    ready,
                    link,
                    link,
                    link + 350 * us,
                    link + 350 * us,
                    lost ? none : served,
                    lost ? none : served + 1_125 * us,
                    lost ? "aggregator.full" : ""));
        }
        return frames;
    }
}
