package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads the lines of {@link SearchStateText} in their order. */
final class SearchStateReader {
    private final String text;
    private final String[] lines;
    private int next;

    SearchStateReader(String text) {
        this.text = text;
        this.lines = text.split("\n", -1);
    }

    /** Reads everything; says in which line it fails. */
    SearchState read() {
        expectHeader();
        try {
            return readState();
        } catch (IllegalArgumentException e) {
            throw new SearchStateException(next, String.valueOf(e.getMessage()));
        }
    }

    private SearchState readState() {
        String strategy = unescape(value("strategy"));
        SearchStatus status = SearchStatus.valueOf(value("status"));
        List<Long> random =
                Arrays.stream(words(value("random"))).map(Long::valueOf).toList();
        List<String> setup = list("setup", SearchStateReader::unescape);
        List<Evaluation> archive = list("archive", SearchStateReader::evaluation);
        List<Candidate> population = list("population", Candidate::parse);
        List<Candidate> pending = list("pending", Candidate::parse);
        List<GenerationSummary> history = list("history", SearchStateReader::summary);
        expectEnd();
        return new SearchState(strategy, setup, status, random, archive, population, pending, history);
    }

    private void expectHeader() {
        String header = line();
        if (!header.equals(SearchStateText.HEADER)) {
            throw new SearchStateException(next, "expected \"" + SearchStateText.HEADER + "\"");
        }
    }

    private void expectEnd() {
        String digest = value("end");
        String before = text.substring(0, text.lastIndexOf("end "));
        if (!digest.equals(SearchStateText.digest(before))) {
            throw new SearchStateException(next, "the checkpoint was changed after it was written");
        }
        if (next != lines.length - 1 || !lines[next].isEmpty()) {
            throw new SearchStateException(next + 1, "text after the end");
        }
    }

    private String line() {
        // The last piece is what follows the last line feed: an incomplete line, or nothing.
        if (next >= lines.length - 1) {
            throw new SearchStateException(lines.length, "the checkpoint is cut off here");
        }
        next++;
        return lines[next - 1];
    }

    private String value(String key) {
        String line = line();
        if (!line.startsWith(key + " ")) {
            throw new SearchStateException(next, "expected \"" + key + "\"");
        }
        return line.substring(key.length() + 1);
    }

    private <T> List<T> list(String key, Function<String, T> reader) {
        int count = Integer.parseInt(value(key));
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(reader.apply(line()));
        }
        return items;
    }

    private static Evaluation evaluation(String line) {
        String[] words = words(line);
        int objectives = words.length < 3 ? 0 : Integer.parseInt(words[1]);
        int violations = words.length < 3 ? 0 : Integer.parseInt(words[2]);
        if (words.length != 3 + 3L * objectives + violations || objectives < 0 || violations < 0) {
            throw new IllegalArgumentException("an evaluation of " + words.length + " words");
        }
        double[] numbers = Arrays.stream(words, 3, words.length)
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < objectives; i++) {
            estimates.add(new Estimate(numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]));
        }
        List<Double> amounts =
                Arrays.stream(numbers, 3 * objectives, numbers.length).boxed().toList();
        return new Evaluation(Candidate.parse(words[0]), estimates, amounts);
    }

    private static GenerationSummary summary(String line) {
        String[] words = words(line);
        if (words.length != 4) {
            throw new IllegalArgumentException("a generation of " + words.length + " words");
        }
        return new GenerationSummary(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Double.parseDouble(words[3]));
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                out.append(text.charAt(i) == 'n' ? '\n' : text.charAt(i));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
