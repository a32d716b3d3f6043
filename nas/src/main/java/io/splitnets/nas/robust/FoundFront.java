package io.splitnets.nas.robust;

import io.splitnets.input.Document;
import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.input.Section;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.report.Provenance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The front and the baselines of a finished search, read from its {@code front.json}.
 *
 * @param members the front, then the baselines
 * @param pick index of the network that the search recommended
 * @param leftOut names of baselines that cannot be asked for again from what the file says
 * @param sha256 of the file
 */
public record FoundFront(List<FrontMember> members, int pick, List<String> leftOut, String sha256) {
    /** Copies the lists. */
    public FoundFront {
        members = List.copyOf(members);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads the file.
     *
     * @param spec the search that it must be of
     * @throws InputException if it is of another search, or is no such file
     */
    public static FoundFront read(Path file, SearchSpec spec) {
        Document document = Document.read(file);
        Section root = document.root();
        String wanted = Provenance.sha256(spec.effective().getBytes(StandardCharsets.UTF_8));
        Section provenance = root.section("provenance");
        if (!provenance.text("effective_sha256").equals(wanted)) {
            provenance.problem(
                    "effective_sha256",
                    "expected " + wanted
                            + " of this search: the front is of another one, or the search file, its scenario "
                            + "or a preset has changed since");
        }
        document.check();
        Reader reader = new Reader(spec);
        root.sections("front").forEach(entry -> reader.add(entry, false));
        root.sections("baselines").forEach(entry -> reader.add(entry, true));
        if (!root.isText("picked")) {
            throw wrong(file, "picked", "the search recommended nothing: no network of it keeps every limit");
        }
        String picked = root.text("picked");
        document.check();
        List<String> ids = reader.members.stream().map(FrontMember::id).toList();
        if (!ids.contains(picked) || reader.members.get(ids.indexOf(picked)).baseline()) {
            throw wrong(file, "picked", "'" + picked + "' is not in the front");
        }
        return new FoundFront(reader.members, ids.indexOf(picked), reader.leftOut, Provenance.sha256(file));
    }

    /** How many of the networks are of the front; these are the choices, and come first. */
    public int choices() {
        return (int) members.stream().filter(member -> !member.baseline()).count();
    }

    /** What was recommended. */
    public FrontMember picked() {
        return members.get(pick);
    }

    private static InputException wrong(Path file, String key, String expected) {
        return new InputException(new Problem(new Location(file.toString(), 1, 1), key, "", expected, ""));
    }

    /** Makes queries of entries. */
    private static final class Reader {
        private final SplitSpace space;
        private final NetworkCodec codec;
        private final List<FrontMember> members = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();

        Reader(SearchSpec spec) {
            space = new SplitSpace(spec.space());
            codec = new NetworkCodec(spec.space());
        }

        void add(Section entry, boolean baseline) {
            String id = entry.text("id");
            String description = entry.text("description");
            String after = entry.text("split_after");
            Optional<SystemQuery> query = query(entry, id, description, after);
            if (query.isEmpty() && baseline) {
                leftOut.add(id);
                return;
            }
            if (query.isEmpty()) {
                entry.problem("id", "expected a candidate of the space '" + space.name() + "'");
                return;
            }
            Section accuracy = entry.section("accuracy");
            String crossing = query.get()
                    .plan()
                    .compression()
                    .map(module -> ", " + module.keptChannels() + " ch, " + module.bits() + " bit")
                    .orElse("");
            members.add(new FrontMember(
                    id,
                    baseline,
                    description,
                    after + crossing,
                    query.get(),
                    accuracy.number("value", 0, 1),
                    accuracy.number("low", 0, 1),
                    accuracy.number("high", 0, 1)));
        }

        /** A candidate by its id, or an end of the space without a split module at the cut that the file names. */
        private Optional<SystemQuery> query(Section entry, String id, String description, String after) {
            if (id.matches("\\d+(\\.\\d+)*")) {
                try {
                    Architecture architecture = space.decode(Candidate.parse(id));
                    return Optional.of(new SystemQuery(architecture, codec.split(architecture)));
                } catch (IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
            if (entry.isText("kept_channels") || entry.integer("views", 1, 64, 1) != 1) {
                return Optional.empty();
            }
            return Map.of(true, space.extreme(true), false, space.extreme(false)).values().stream()
                    .filter(end -> codec.describe(end).equals(description))
                    .findFirst()
                    .map(end -> new SystemQuery(end, SplitPlan.at(new SplitPoint(after))));
        }
    }
}
