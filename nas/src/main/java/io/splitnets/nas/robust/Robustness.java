package io.splitnets.nas.robust;

import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.InOrder;
import io.splitnets.nas.experiment.InterruptedSearchException;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.report.Provenance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Samples the assumptions of a search's scenario and looks what becomes of its front. The weights of the search are not
 * touched: accuracies are those that it reported, since no assumption of a system changes them.
 */
public final class Robustness {
    private final SearchSpec spec;
    private final FoundFront front;
    private final RobustOptions options;
    private final AssumptionOracle oracle;
    private final List<AssumptionLaw> laws;
    private final Limits limits;
    private final List<SystemQuery> queries;

    /**
     * The robustness of a front.
     *
     * @param spec the search
     * @param scenario the file of its scenario
     * @param front what it found
     * @throws RobustException if the scenario has no value with a range
     */
    public Robustness(SearchSpec spec, Path scenario, FoundFront front, RobustOptions options) {
        this.spec = spec;
        this.front = front;
        this.options = options;
        this.oracle = AssumptionOracle.of(scenario, spec.space());
        this.laws = oracle.assumptions().stream().map(AssumptionLaw::of).toList();
        this.limits = Limits.of(spec, options.budgetMs());
        this.queries = front.members().stream().map(FrontMember::query).toList();
        if (laws.isEmpty()) {
            throw new RobustException(
                    scenario + ": no value of the scenario or its presets has a range, so there is nothing "
                            + "to sample; write one as {value: 48 MHz, source: ..., range: [40 MHz, 56 MHz]}");
        }
        if (2 * laws.size() > SobolPoints.MOST_DIMENSIONS) {
            throw new RobustException(scenario + ": " + laws.size() + " values have a range; at most "
                    + SobolPoints.MOST_DIMENSIONS / 2 + " can be sampled");
        }
    }

    /**
     * Asks for everything.
     *
     * @param workers threads; the outcome does not depend on them
     * @throws InterruptedSearchException if the listener asked to stop
     * @throws RobustException if the scenario refuses a value of a range
     */
    public RobustOutcome run(int workers, ExperimentListener listener) {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Situation nominal = situation(List.of());
            Samples samples = new Samples(front, limits, nominal, situations(pool, listener), options.seed());
            List<Effect> effects = effects(nominal, pool, listener);
            List<MemberFigures> figures = samples.figures();
            return new RobustOutcome(
                    spec,
                    options,
                    front,
                    limits.all(),
                    laws,
                    figures,
                    samples.hopeless(),
                    best(nominal),
                    least(figures, figure -> figure.regret().value(), MemberFigures::regretWorst),
                    least(
                            figures,
                            MemberFigures::regretWorst,
                            figure -> figure.regret().value()),
                    effects,
                    sensitivity(nominal, effects, pool, listener),
                    provenance());
        } finally {
            pool.shutdownNow();
        }
    }

    private Situation situation(List<String> settings) {
        return new Situation(
                oracle.ask(settings, queries).stream().map(limits::answer).toList());
    }

    private List<Situation> situations(ExecutorService pool, ExperimentListener listener) {
        List<double[]> points = new ArrayList<>();
        for (int shift = 0; shift < RobustOptions.SHIFTS; shift++) {
            points.addAll(List.of(SobolPoints.of(options.perShift(), laws.size(), options.seed(), shift)));
        }
        return map("sampling the assumptions", points, point -> situation(settings(laws, point)), pool, listener);
    }

    private static List<String> settings(List<AssumptionLaw> laws, double[] point) {
        return IntStream.range(0, laws.size())
                .mapToObj(i -> laws.get(i).setting(point[i]))
                .toList();
    }

    private List<Effect> effects(Situation nominal, ExecutorService pool, ExperimentListener listener) {

        EffectSearch search = new EffectSearch(this::situation, front, best(nominal));
        return map("moving one assumption at a time", laws, search::of, pool, listener);
    }

    /** What moves the pick at neither end by itself is left where it is; energies, for instance. */
    private Optional<List<SensitivityRow>> sensitivity(
            Situation nominal, List<Effect> effects, ExecutorService pool, ExperimentListener listener) {
        double at = nominal.answers().get(front.pick()).p99Ms();
        List<AssumptionLaw> moving = effects.stream()
                .filter(effect -> !effect.inert(at))
                .map(Effect::law)
                .toList();
        if (moving.isEmpty()) {
            return Optional.empty();
        }
        Sensitivity design = new Sensitivity(moving.size(), 2 * options.perShift(), options.seed());
        List<SystemQuery> pick = List.of(front.picked().query());
        List<Double> latencies = map(
                "sensitivity of the pick's p99 latency",
                design.points(),
                point -> limits.answer(oracle.ask(settings(moving, point), pick).get(0))
                        .p99Ms(),
                pool,
                listener);
        return design.indices(
                        latencies.stream().mapToDouble(Double::doubleValue).toArray())
                .map(indices -> IntStream.range(0, moving.size())
                        .mapToObj(i -> new SensitivityRow(
                                moving.get(i),
                                indices.get(i).first(),
                                indices.get(i).total()))
                        .toList());
    }

    private int best(Situation situation) {
        return situation.best(Samples.reported(front), front.choices());
    }

    /** The member of the front with the least {@code first}, then {@code second}, then the most accurate. */
    private int least(
            List<MemberFigures> figures,
            Function<MemberFigures, Double> first,
            Function<MemberFigures, Double> second) {
        return IntStream.range(0, front.choices())
                .boxed()
                .min(Comparator.comparing((Integer i) -> first.apply(figures.get(i)))
                        .thenComparing(i -> second.apply(figures.get(i)))
                        .thenComparing(i -> -figures.get(i).member().accuracy()))
                .orElseThrow();
    }

    private Provenance provenance() {
        String ledger = laws.stream()
                .map(law -> law.assumption().path() + ": " + law.setting(0) + " .. " + law.setting(1))
                .collect(Collectors.joining("\n"));
        return Provenance.of(
                options.seed(),
                spec.effective(),
                Map.of(
                        "front.json",
                        front.sha256(),
                        "assumptions",
                        Provenance.sha256(ledger.getBytes(StandardCharsets.UTF_8))));
    }

    private static <A, B> List<B> map(
            String name, List<A> items, Function<A, B> work, ExecutorService pool, ExperimentListener listener) {
        listener.begin(name, items.size());
        try {
            List<B> results = InOrder.map(items, work, pool, done -> {
                listener.progress(done, "");
                if (listener.interrupted()) {
                    throw new InterruptedSearchException("stopped; nothing is kept, the same command begins anew");
                }
            });
            listener.end(items.size() + " done");
            return results;
        } catch (IllegalStateException e) {
            throw e.getCause() instanceof RobustException refused ? refused : e;
        }
    }
}
