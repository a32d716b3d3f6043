package io.splitnets.nas.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The kinds of tables. A new one is a class and a line here. */
final class TableKinds {
    private static final Map<String, Function<TableReader, StudyTable>> ALL = all();

    private TableKinds() {}

    private static Map<String, Function<TableReader, StudyTable>> all() {
        Map<String, Function<TableReader, StudyTable>> all = new LinkedHashMap<>();
        all.put(AccuracyTable.KIND, AccuracyTable::read);
        all.put(PriceTable.KIND, PriceTable::read);
        all.put(BitsTable.KIND, BitsTable::read);
        all.put(AblationTable.KIND, AblationTable::read);
        all.put(StandAloneTable.KIND, StandAloneTable::read);
        all.put(JointTable.KIND, JointTable::read);
        return all;
    }

    /** Their names in files, in the order of messages. */
    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** Reads a table of a kind that {@link #names} has. */
    static StudyTable read(String kind, TableReader reader) {
        Function<TableReader, StudyTable> known = ALL.get(kind);
        if (known == null) {
            throw new IllegalArgumentException("no kind of table: " + kind);
        }
        return known.apply(reader);
    }
}
