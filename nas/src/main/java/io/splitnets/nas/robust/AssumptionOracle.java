package io.splitnets.nas.robust;

import io.splitnets.input.Assumption;
import io.splitnets.input.Document;
import io.splitnets.input.InputException;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks the simulator about networks on a scenario in which other values are set. The scenario is read anew for each set of
 * values, as with {@code --set}, so that everything derived from them follows. Pure and thread-safe.
 */
final class AssumptionOracle {
    private final ScenarioFile source;
    private final Document document;
    private final NetworkSpaceSpec space;

    private AssumptionOracle(ScenarioFile source, Document document, NetworkSpaceSpec space) {
        this.source = source;
        this.document = document;
        this.space = space;
    }

    /** The oracle of a scenario file. */
    static AssumptionOracle of(Path scenario, NetworkSpaceSpec space) {
        ScenarioFile source = ScenarioFile.of(scenario);
        return new AssumptionOracle(source, source.document(List.of()), space);
    }

    /** The assumptions of the scenario as it is in the file, less those whose range is one value. */
    List<Assumption> assumptions() {
        return ScenarioReader.read(source, copy()).document().assumptions().stream()
                .filter(Assumption::open)
                .toList();
    }

    /** The document without anything read from it yet; setting the version to itself makes one. */
    private Document copy() {
        return document.with("version", Integer.toString(ScenarioReader.VERSION));
    }

    /**
     * What the system does with each query; empty where a layer does not fit the memories.
     *
     * @param settings {@code path=value} each
     * @throws RobustException if the scenario with these values is refused
     */
    List<Optional<SystemEstimate>> ask(List<String> settings, List<SystemQuery> queries) {
        try {
            Document changed = copy();
            for (String setting : settings) {
                int equals = setting.indexOf('=');
                changed = changed.with(setting.substring(0, equals), setting.substring(equals + 1));
            }
            SimulatorOracle oracle =
                    new SimulatorOracle(ScenarioReader.read(source, changed).scenario(), space);
            List<Optional<SystemEstimate>> answers = new ArrayList<>();
            for (SystemQuery query : queries) {
                answers.add(answer(oracle, query));
            }
            return answers;
        } catch (InputException | IllegalArgumentException e) {
            throw new RobustException("the scenario with " + String.join(", ", settings)
                    + " is refused; narrow the range: " + e.getMessage());
        }
    }

    private static Optional<SystemEstimate> answer(SimulatorOracle oracle, SystemQuery query) {
        try {
            return Optional.of(oracle.estimate(query));
        } catch (LayerDoesNotFitException e) {
            return Optional.empty();
        }
    }
}
