package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.supernet.ChoiceCost;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.report.Provenance;
import io.splitnets.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * What a network costs in the scenario of a search: the latency of one result that meets no other, by the additive formula.
 * A network with one split module is cut there. One without is cut where that is fastest, before it, behind it, or after
 * the stem or a phase, where the system can run it so. One with several split modules is run by no system and has no cost.
 *
 * <p>Costs asked for last are remembered. Not safe for use by several threads.
 */
final class ScenarioCost implements ChoiceCost {
    private static final int REMEMBERED = 8192;
    /** To be raised whenever the same scenario would give other costs. */
    private static final String REVISION = "unloaded latency 1";

    private final SimulatorOracle oracle;
    private final NetworkCodec codec;
    private final List<SplitPoint> places;
    private final Map<SubnetChoice, OptionalDouble> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SubnetChoice, OptionalDouble> eldest) {
            return size() > REMEMBERED;
        }
    };

    private ScenarioCost(Scenario scenario, NetworkSpaceSpec space) {
        oracle = new SimulatorOracle(scenario, space);
        codec = new NetworkCodec(space);
        places = new ArrayList<>(List.of(SplitPoint.NONE, SplitPoint.ALL));
        for (int phase = 0; phase <= space.phases().size(); phase++) {
            places.add(new SplitPoint(codec.blockBefore(phase)));
        }
    }

    static ScenarioCost of(SearchSpec spec) {
        return new ScenarioCost(spec.scenario(), spec.space());
    }

    /** What the costs depend on beside the network: the scenario as read, and the rates of recorded frames. */
    static String identity(Scenario scenario) {
        String rates = scenario.cameras().stream()
                .map(camera -> String.valueOf(camera.arrivals().framesPerSecond()))
                .collect(Collectors.joining(" "));
        String all = REVISION + "\n" + rates + "\n" + scenario.effective();
        return Provenance.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    @Override
    public OptionalDouble milliseconds(SubnetChoice choice) {
        OptionalDouble remembered = known.get(choice);
        if (remembered != null) {
            return remembered;
        }
        OptionalDouble cost = cost(choice);
        known.put(choice, cost);
        return cost;
    }

    private OptionalDouble cost(SubnetChoice choice) {
        if (choice.splits().size() > 1) {
            return OptionalDouble.empty();
        }
        Architecture architecture = new Architecture(
                choice.resolution(),
                choice.stemWidth(),
                choice.phases(),
                choice.splits().stream().findFirst(),
                choice.views(),
                choice.lastWidth());
        return architecture.split().isPresent()
                ? oracle.unloadedMs(new SystemQuery(architecture, codec.split(architecture)))
                : places.stream()
                        .map(place -> oracle.unloadedMs(new SystemQuery(architecture, SplitPlan.at(place))))
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .min();
    }
}
