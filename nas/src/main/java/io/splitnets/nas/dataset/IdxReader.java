package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the IDX files of MNIST and its relatives (format: Y. LeCun, "The MNIST database", section FILE FORMATS), plain
 * or compressed with gzip (RFC 1952; by the first two bytes, not by the name). A file must hold exactly what its header
 * says. Places are given as byte offsets into the plain contents; a problem's column is the offset plus 1.
 */
final class IdxReader {
    private static final int IMAGES = 0x803;
    private static final int LABELS = 0x801;
    private static final int MOST_ROWS = 4096;
    private static final long MOST_BYTES = 1L << 30;
    /** Deflate cannot expand by more than 1032:1 (zlib technical details), so a small file cannot hold more. */
    private static final long MOST_EXPANSION = 1032;

    private final Path file;

    private IdxReader(Path file) {
        this.file = file;
    }

    /**
     * Grey images.
     *
     * @param pixels unsigned bytes in the order N, H, W
     */
    record Images(int count, int height, int width, byte[] pixels) {}

    /** Reads an images file (magic 0x803). */
    static Images images(Path file) {
        return new IdxReader(file).readImages();
    }

    /** Reads a labels file (magic 0x801) whose labels are all below {@code classes}. */
    static byte[] labels(Path file, int classes) {
        return new IdxReader(file).readLabels(classes);
    }

    private Images readImages() {
        return reading(in -> {
            int[] sizes = header(in, IMAGES, "images", 3);
            for (int i = 1; i < 3; i++) {
                if (sizes[i] > MOST_ROWS) {
                    throw problem(4 + 4 * i, Integer.toString(sizes[i]), "rows and columns of 1 to " + MOST_ROWS);
                }
            }
            byte[] pixels = body(in, 16, (long) sizes[0] * sizes[1] * sizes[2]);
            return new Images(sizes[0], sizes[1], sizes[2], pixels);
        });
    }

    private byte[] readLabels(int classes) {
        byte[] labels = reading(in -> body(in, 8, header(in, LABELS, "labels", 1)[0]));
        for (int i = 0; i < labels.length; i++) {
            if ((labels[i] & 0xff) >= classes) {
                throw problem(8 + i, Integer.toString(labels[i] & 0xff), "a label from 0 to " + (classes - 1));
            }
        }
        return labels;
    }

    private int[] header(InputStream in, int magic, String what, int sizes) throws IOException {
        int found = word(in, 0);
        if (found != magic) {
            throw problem(0, hex(found), "the magic number " + hex(magic) + " of IDX " + what);
        }
        int[] values = new int[sizes];
        for (int i = 0; i < sizes; i++) {
            values[i] = word(in, 4 + 4 * i);
            if (values[i] < 1) {
                throw problem(4 + 4 * i, Integer.toUnsignedString(values[i]), "a count from 1 to 2147483647");
            }
        }
        return values;
    }

    private int word(InputStream in, int offset) throws IOException {
        byte[] bytes = in.readNBytes(4);
        if (bytes.length < 4) {
            throw problem(offset + bytes.length, "end of file", "four bytes of header at byte offset " + offset);
        }
        return (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
    }

    /** The bytes after the header. The claimed size is held against the file's before anything is allocated. */
    private byte[] body(InputStream in, int offset, long size) throws IOException {
        long onDisk = Files.size(file);
        long possible = in instanceof CheckedInputStream ? onDisk * MOST_EXPANSION : onDisk - offset;
        if (size > MOST_BYTES || size > possible) {
            throw problem(
                    4,
                    "a header that promises " + size + " bytes",
                    "at most " + Math.min(possible, MOST_BYTES) + ", since the file has " + onDisk + " bytes");
        }
        byte[] bytes = in.readNBytes((int) size);
        if (bytes.length < size) {
            throw problem(offset + bytes.length, "end of file", size + " bytes after the header");
        }
        if (in.read() >= 0) {
            throw problem(offset + bytes.length, "more bytes", "the end of the file, as the header says");
        }
        return bytes;
    }

    private <T> T reading(Reading<T> reading) {
        try (InputStream in = open()) {
            T result = reading.read(in);
            requireNoTail(in);
            return result;
        } catch (EOFException | ZipException e) {
            throw problem(0, "a broken gzip stream: " + e.getMessage(), "a complete gzip file");
        } catch (IOException e) {
            throw problem(0, "not readable: " + e, "a readable file");
        }
    }

    private InputStream open() throws IOException {
        try (InputStream probe = Files.newInputStream(file)) {
            byte[] start = probe.readNBytes(2);
            boolean gzip = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
            InputStream plain = Files.newInputStream(file);
            return gzip
                    ? new CheckedInputStream(new GZIPInputStream(plain, 1 << 16), new CRC32())
                    : new BufferedInputStream(plain, 1 << 16);
        }
    }

    /** The platform's reader overlooks what follows a gzip stream; then the file does not end with the stream's sum. */
    private void requireNoTail(InputStream in) throws IOException {
        if (in instanceof CheckedInputStream checked) {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                ByteBuffer sum = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                channel.position(channel.size() - 8).read(sum);
                if (sum.flip().getInt() != (int) checked.getChecksum().getValue()) {
                    throw problem(0, "bytes after the gzip stream", "one gzip stream and nothing else");
                }
            }
        }
    }

    private InputException problem(int offset, String value, String expected) {
        Location at = new Location(file.toString(), 1, offset + 1);
        return new InputException(new Problem(at, "byte offset " + offset, value, "expected " + expected, ""));
    }

    private static String hex(int word) {
        return String.format("0x%08x", word);
    }

    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }
}
