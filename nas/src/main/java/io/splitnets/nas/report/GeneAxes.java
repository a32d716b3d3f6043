package io.splitnets.nas.report;

import io.splitnets.nas.space.Gene;
import java.util.ArrayList;
import java.util.List;

/** The genes with more than one choice, in their order, wrapped into rows that a page can hold. */
final class GeneAxes {
    private static final int USUAL_IN_ROW = 16;
    private static final int MOST_IN_ROW = 18;

    private final List<List<Axis>> rows;

    /**
     * One gene.
     *
     * @param at its place in a candidate
     * @param group what it belongs to, such as a phase; empty for a gene that stands alone
     * @param name within the group
     * @param choices as printed
     */
    record Axis(int at, String group, String name, List<String> choices) {
        /** Copies the list. */
        Axis {
            choices = List.copyOf(choices);
        }
    }

    GeneAxes(List<Gene> genes) {
        List<List<Axis>> groups = groups(genes);
        int all = groups.stream().mapToInt(List::size).sum();
        int wanted = (all + USUAL_IN_ROW - 1) / USUAL_IN_ROW;
        int room = wanted == 0 ? 0 : (all + wanted - 1) / wanted;
        List<List<Axis>> wrapped = wrapped(groups, room);
        while (wrapped.size() > wanted && room < MOST_IN_ROW) {
            room++;
            wrapped = wrapped(groups, room);
        }
        this.rows = wrapped.stream().map(List::copyOf).toList();
    }

    /** Groups in rows of at most {@code room} axes, but for a group that is longer. */
    private static List<List<Axis>> wrapped(List<List<Axis>> groups, int room) {
        List<List<Axis>> rows = new ArrayList<>();
        List<Axis> row = new ArrayList<>();
        for (List<Axis> group : groups) {
            if (!row.isEmpty() && row.size() + group.size() > room) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.addAll(group);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<List<Axis>> groups(List<Gene> genes) {
        List<List<Axis>> groups = new ArrayList<>();
        for (int i = 0; i < genes.size(); i++) {
            Gene gene = genes.get(i);
            if (gene.choices().size() < 2) {
                continue;
            }
            int dot = gene.name().lastIndexOf('.');
            Axis axis = new Axis(
                    i,
                    gene.name().substring(0, Math.max(0, dot)),
                    name(gene.name().substring(dot + 1)),
                    gene.choices());
            List<Axis> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty()
                    && !axis.group().isEmpty()
                    && last.get(0).group().equals(axis.group())) {
                last.add(axis);
            } else {
                groups.add(new ArrayList<>(List.of(axis)));
            }
        }
        return groups;
    }

    /** Short, for little room above an axis. */
    private static String name(String name) {
        return name.equals("kept_channels") ? "kept" : name.replace('_', ' ');
    }

    /** The rows; none where no gene has a choice. */
    List<List<Axis>> rows() {
        return rows;
    }

    /** All axes. */
    List<Axis> all() {
        return rows.stream().flatMap(List::stream).toList();
    }
}
