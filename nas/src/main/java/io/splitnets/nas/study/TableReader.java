package io.splitnets.nas.study;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.scenario.ScenarioFile;
import java.util.List;
import java.util.Set;

/** One entry of {@code tables} while it is read, with the search that it starts from. */
final class TableReader {
    private static final Set<Integer> BITS = Set.of(2, 3, 4, 8, 16, 32);

    private final String name;
    private final Section section;
    private final Base base;

    /**
     * What all tables share.
     *
     * @param file of the search
     * @param document the search, before anything goes over it
     * @param search the same, read
     * @param subnets random split networks of its space
     */
    record Base(ScenarioFile file, Document document, SearchSpec search, List<Architecture> subnets) {
        Base {
            subnets = List.copyOf(subnets);
        }
    }

    TableReader(String name, Section section, Base base) {
        this.name = name;
        this.section = section;
        this.base = base;
    }

    /** Name of the table. */
    String name() {
        return name;
    }

    /** Its keys. */
    Section section() {
        return section;
    }

    /** The random split networks of the study. */
    List<Architecture> subnets() {
        return base.subnets();
    }

    /** The search with the table's own {@code training} and {@code space} over it. */
    SearchSpec search() {
        return checked(own().mergedOver(base.document()), section);
    }

    /** The same with the table's own {@code constraints} and {@code search} over it as well. */
    SearchSpec wholeSearch() {
        return checked(
                section.overlay("training", "space", "constraints", "search").mergedOver(base.document()), section);
    }

    /** The same with those of a variant over the table's. */
    SearchSpec variant(Section variant) {
        Document document = own().mergedOver(base.document());
        return checked(overlay(variant).mergedOver(document), variant);
    }

    private Document own() {
        return overlay(section);
    }

    private static Document overlay(Section section) {
        return section.overlay("training", "space");
    }

    private SearchSpec checked(Document document, Section place) {
        SearchSpec search = SearchSpecReader.read(base.file(), document).spec();
        if (!search.request().equals(base.search().request())) {
            place.problem("space", "expected the views of the search, because all trainings see the same images");
        } else if (!base.subnets().stream().allMatch(search.space()::holds)) {
            place.problem("space", "expected a space that holds the random split networks of the study");
        }
        return search;
    }

    /** A rising list of numbers of bits. */
    List<Integer> bits(String key) {
        List<Integer> bits = section.integers(key, 2, 32);
        boolean rising = true;
        for (int i = 1; i < bits.size(); i++) {
            rising &= bits.get(i) > bits.get(i - 1);
        }
        if (bits.size() < 2 || !rising || !BITS.containsAll(bits)) {
            section.problem(key, "expected a rising list of at least two of 2, 3, 4, 8, 16 and 32 (float)");
            return List.of(2, 32);
        }
        return bits;
    }
}
