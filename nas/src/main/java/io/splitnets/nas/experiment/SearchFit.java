package io.splitnets.nas.experiment;

import io.splitnets.input.Section;
import io.splitnets.scenario.Processor;
import java.util.List;

/** Checks that the sections of a search fit together, and with the scenario it names. */
final class SearchFit {
    private SearchFit() {}

    static void check(SearchSpec spec, Section root) {
        predictor(spec, root);
        scenario(spec, root);
    }

    /** A predictor costs hundreds of measurements; without the objective nobody would look at what it says. */
    private static void predictor(SearchSpec spec, Section root) {
        if (spec.prediction().isPresent() && !spec.objectives().contains(Metric.ACCURACY)) {
            root.section("accuracy")
                    .problem(
                            "predictor",
                            "expected 'accuracy' among the objectives, which it predicts, or no predictor");
        }
    }

    private static void scenario(SearchSpec spec, Section root) {
        int networks = spec.scenario().networks().size();
        if (networks > 1) {
            root.problem("scenario", "the scenario has " + networks + " networks; expected one, which is replaced");
        }
        int cameras = spec.scenario().cameras().size();
        List<Integer> views = spec.space().views();
        int most = views.get(views.size() - 1);
        if (views.stream().anyMatch(count -> cameras % count != 0) || most > 1 && cameras % most != 0) {
            root.problem(
                    "scenario",
                    "the scenario has " + cameras + " sensors, which the space's numbers of views " + views
                            + " do not divide");
        }
        if (most > 1 && !spec.scenario().fuses()) {
            root.problem("scenario", "the space has several views; expected a scenario with 'fusion: wait_all'");
        }
        boolean npus = spec.scenario().cameras().stream()
                        .allMatch(camera -> camera.processor().orElse(null) instanceof Processor.Npu
                                && camera.sensor().isPresent())
                && spec.scenario().aggregator().processor() instanceof Processor.Npu
                && spec.scenario().links().stream().allMatch(link -> link.spec().isPresent());
        if (!npus) {
            root.problem(
                    "scenario",
                    "every sensor, link and the aggregator need hardware here, not a 'service' law: a candidate's "
                            + "latency follows from its network");
        }
    }
}
