package io.splitnets.nas.accuracy;

import io.splitnets.input.AtomicFiles;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import io.splitnets.report.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A predictor in a text file: a version, what it is of (the sum of its space, and that of the weights and images it was
 * measured with), the measured subnets, and the sum of all that. The fit is a closed form and is repeated on reading, so
 * no number in the file can be anything but an accuracy.
 */
public final class PredictorFile {
    private static final String HEADER = "splitnets predictor 1";
    private static final String SUM = "sha256 ";
    private static final Pattern LINE =
            Pattern.compile("(measured|held_out) (\\d{1,9}) ([1-9]\\d{0,8}) ([0-9.]{1,100000})");
    /** Far above any file that is written here, and small enough to be read at once. */
    private static final long MOST_BYTES = 256L << 20;

    private final Path file;
    private final SearchSpace space;
    private final String identity;

    /**
     * A file of a predictor.
     *
     * @param file its place
     * @param space the candidates it predicts
     * @param data what tells weights and images apart from all others
     */
    public PredictorFile(Path file, SearchSpace space, String data) {
        this.file = file;
        this.space = space;
        this.identity = "space " + sum(described(space)) + "\ndata " + sum(data) + "\n";
    }

    /** Whether there is a file. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Writes the subnets of a predictor, whole or not at all. */
    public void save(List<MeasuredSubnet> measured, List<MeasuredSubnet> heldOut) {
        StringBuilder text = new StringBuilder(HEADER).append('\n').append(identity);
        measured.forEach(subnet -> line(text, "measured", subnet));
        heldOut.forEach(subnet -> line(text, "held_out", subnet));
        String sum = sum(text.toString());
        text.append(SUM).append(sum).append('\n');
        try {
            AtomicFiles.writeText(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The predictor in the file.
     *
     * @throws PredictorException if the file is of another version, damaged, or of another space, weights or images
     */
    public AccuracyPredictor load() {
        String text = text();
        if (!text.startsWith(HEADER + "\n")) {
            throw refused("expected the first line '" + HEADER + "'");
        }
        int end = text.lastIndexOf(SUM);
        if (end < 1 || !text.substring(end).equals(SUM + sum(text.substring(0, end)) + "\n")) {
            throw refused("it is damaged: its contents do not have the sum in its last line");
        }
        String body = text.substring(HEADER.length() + 1, end);
        if (!body.startsWith(identity)) {
            throw refused("it is of another space, other weights or other images");
        }
        return predictor(body.substring(identity.length()));
    }

    private AccuracyPredictor predictor(String lines) {
        List<MeasuredSubnet> measured = new ArrayList<>();
        List<MeasuredSubnet> heldOut = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw refused("expected 'measured' or 'held_out', correct, total and a candidate: '" + cut(line) + "'");
            }
            (matcher.group(1).equals("measured") ? measured : heldOut).add(subnet(matcher));
        }
        try {
            return AccuracyPredictor.fit(space, measured, heldOut);
        } catch (IllegalArgumentException | PredictorException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    private MeasuredSubnet subnet(Matcher line) {
        int correct = Integer.parseInt(line.group(2));
        int total = Integer.parseInt(line.group(3));
        if (correct > total) {
            throw refused(correct + " of " + total + " images correct");
        }
        try {
            return new MeasuredSubnet(Candidate.parse(line.group(4)), new AccuracyEstimate(correct, total));
        } catch (NumberFormatException e) {
            throw refused("no candidate: '" + cut(line.group(4)) + "'");
        }
    }

    private String text() {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused("it has more than " + MOST_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("it is no text");
        } catch (IOException e) {
            throw refused("it cannot be read: " + e.getMessage());
        }
    }

    private PredictorException refused(String reason) {
        return new PredictorException(
                file + ": no predictor of this search: " + reason + "; remove it to make a new one");
    }

    private static String cut(String line) {
        String printable = line.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return printable.length() > 60 ? printable.substring(0, 60) + "..." : printable;
    }

    private static void line(StringBuilder text, String kind, MeasuredSubnet subnet) {
        text.append(kind)
                .append(' ')
                .append(subnet.accuracy().correct())
                .append(' ')
                .append(subnet.accuracy().total())
                .append(' ')
                .append(subnet.candidate().id())
                .append('\n');
    }

    private static String described(SearchSpace space) {
        StringBuilder text = new StringBuilder(space.name());
        for (Gene gene : space.genes()) {
            text.append('\n').append(gene.name()).append(": ").append(String.join(", ", gene.choices()));
        }
        return text.toString();
    }

    private static String sum(String text) {
        return Provenance.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
