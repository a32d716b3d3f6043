package io.splitnets.trace;

import java.util.ArrayList;
import java.util.List;

/** The fields of one line with their columns, blanks around them taken off. Always at least one, perhaps empty. */
final class Fields {
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();

    private Fields() {}

    /** Splits at each comma; or, if {@code separator} is a blank, at each run of blanks or tabs. */
    static Fields split(String line, char separator) {
        Fields fields = new Fields();
        boolean blanks = separator == ' ';
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            boolean end = i == line.length();
            if (end || line.charAt(i) == separator || (blanks && line.charAt(i) == '\t')) {
                if (!blanks || i > start || (end && fields.texts.isEmpty())) {
                    fields.add(line, start, i);
                }
                start = i + 1;
            }
        }
        return fields;
    }

    private void add(String line, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(line.charAt(start))) {
            start++;
        }
        texts.add(line.substring(start, to).stripTrailing());
        columns.add(start + 1);
    }

    int size() {
        return texts.size();
    }

    String text(int field) {
        return texts.get(field);
    }

    /** Where the field starts, counted from one. */
    int column(int field) {
        return columns.get(field);
    }
}
