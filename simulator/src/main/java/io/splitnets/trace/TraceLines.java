package io.splitnets.trace;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a text file, plain or gzip, one at a time and within limits, so that a hostile or broken file costs neither
 * memory nor time: at most 10 million lines, 4 KiB a line, 1 GiB of text.
 */
final class TraceLines implements AutoCloseable {
    static final int LONGEST_LINE = 4096;
    static final int MOST_LINES = 10_000_000;
    static final long MOST_BYTES = 1L << 30;

    private final TraceProblems problems;
    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private String text = "";
    private int number;
    private long bytes;
    private boolean terminated;

    private TraceLines(TraceProblems problems, InputStream in) {
        this.problems = problems;
        this.in = in;
    }

    /** Opens a file; its kind is told from its first two bytes. */
    static TraceLines open(Path file, TraceProblems problems) {
        try {
            return new TraceLines(problems, uncompressed(file));
        } catch (NoSuchFileException e) {
            throw problems.fatal(1, 1, "", "no such file");
        } catch (IOException e) {
            throw problems.fatal(1, 1, "", "cannot be read: " + reason(e));
        }
    }

    static TraceLines of(InputStream in, TraceProblems problems) {
        return new TraceLines(problems, in);
    }

    private static InputStream uncompressed(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            raw.mark(2);
            boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
            raw.reset();
            return gzip ? new BufferedInputStream(new GZIPInputStream(raw), 1 << 16) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static String reason(IOException e) {
        if (e instanceof EOFException || e instanceof ZipException) {
            return "the gzip data is broken or cut off";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** Moves to the next line; false at the end of the file. */
    boolean next() {
        try {
            int length = fill();
            if (length < 0) {
                return false;
            }
            if (number > MOST_LINES) {
                throw problems.fatal(number, 1, "", "the file has more than " + MOST_LINES + " lines");
            }
            text = new String(buffer, 0, length, StandardCharsets.UTF_8);
            if (number == 1 && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            return true;
        } catch (IOException e) {
            throw problems.fatal(number + 1, 1, "", "cannot be read: " + reason(e));
        }
    }

    // The length of the line without its end, or -1 if the file has no more.
    private int fill() throws IOException {
        int length = 0;
        terminated = false;
        number++;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (++bytes > MOST_BYTES) {
                throw problems.fatal(number, 1, "", "the file holds more than " + MOST_BYTES + " bytes of text");
            }
            if (b == '\n') {
                terminated = true;
                return length > 0 && buffer[length - 1] == '\r' ? length - 1 : length;
            }
            if (b == 0) {
                throw problems.fatal(number, length + 1, "", "a NUL byte; expected text");
            }
            if (length == LONGEST_LINE) {
                throw problems.fatal(number, 1, "", "the line is longer than " + LONGEST_LINE + " bytes");
            }
            buffer[length++] = (byte) b;
        }
        if (length == 0) {
            number--;
            return -1;
        }
        return length;
    }

    /** The line, without its end. */
    String text() {
        return text;
    }

    /** Its number, counted from one. */
    int number() {
        return number;
    }

    /** Whether the line ended with a line feed; only the last line of a file may not. */
    boolean terminated() {
        return terminated;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw problems.fatal(number, 1, "", "cannot be closed: " + reason(e));
        }
    }
}
