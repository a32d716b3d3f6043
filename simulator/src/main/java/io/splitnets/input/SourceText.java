package io.splitnets.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The text of a file, refused before any parsing if it is too large, no UTF-8 or has control characters. */
public final class SourceText {
    /** Largest file, in bytes. */
    static final int MOST_BYTES = 2 << 20;

    private SourceText() {}

    /**
     * The text of {@code file}, decoded.
     *
     * @throws InputException if it cannot be read or is refused
     */
    public static String of(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw refusal(name, "this is a folder; expected a file");
        }
        if (!Files.exists(file)) {
            throw refusal(name, "the file does not exist");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            refuseOversize(name, bytes.length);
            return decode(name, bytes);
        } catch (IOException e) {
            throw refusal(name, "the file cannot be read: " + Printed.shortened(String.valueOf(e.getMessage()), 160));
        }
    }

    /**
     * Checks a text that is already decoded and removes a byte order mark.
     *
     * @throws InputException if it is refused
     */
    public static String of(String name, String text) {
        if (text.length() > MOST_BYTES / 3) {
            refuseOversize(name, text.getBytes(StandardCharsets.UTF_8).length);
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < body.length(); ) {
            int point = body.codePointAt(i);
            if (!isAllowed(point)) {
                throw new InputException(Problem.at(
                        locate(name, body, i),
                        String.format(Locale.ROOT, "character U+%04X is not allowed in a file", point)));
            }
            i += Character.charCount(point);
        }
        return body;
    }

    private static void refuseOversize(String name, long bytes) {
        if (bytes > MOST_BYTES) {
            throw refusal(name, "the file is larger than 2 MiB");
        }
    }

    private static String decode(String name, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            String before = out.toString();
            String body = before.startsWith("\uFEFF") ? before.substring(1) : before;
            throw new InputException(Problem.at(
                    locate(name, body, body.length()),
                    String.format(
                            Locale.ROOT,
                            "byte 0x%02X at offset %d is not UTF-8; save the file as UTF-8",
                            bytes[in.position()] & 0xFF,
                            in.position())));
        }
        return of(name, out.toString());
    }

    /** The printable characters of YAML 1.2.2, production 1, without a byte order mark inside. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0x7E)
                || point == 0x85
                || (point >= 0xA0 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
                || point >= 0x10000;
    }

    private static Location locate(String name, String text, int end) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean pair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029') && !pair) {
                line++;
                start = i + 1;
            }
        }
        return new Location(name, line, text.codePointCount(start, end) + 1);
    }

    private static InputException refusal(String name, String reason) {
        return new InputException(Problem.at(new Location(name, 1, 1), reason));
    }
}
