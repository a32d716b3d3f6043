package io.splitnets.nas.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Hand-made IDX files. */
final class TinyIdx {
    private TinyIdx() {}

    static byte[] images(int count, int height, int width) {
        byte[] body = new byte[count * height * width];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i * 7 + 1);
        }
        return bytes(body, 0x803, count, height, width);
    }

    static byte[] labels(int count, int classes) {
        byte[] body = new byte[count];
        for (int i = 0; i < count; i++) {
            body[i] = (byte) (i % classes);
        }
        return bytes(body, 0x801, count);
    }

    static byte[] bytes(byte[] body, int... header) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * header.length + body.length);
        for (int word : header) {
            buffer.putInt(word);
        }
        return buffer.put(body).array();
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Path write(Path file, byte[] content) {
        try {
            return Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The four files of a set of 5x6 images in ten classes. */
    static Path folder(Path folder, int train, int test) {
        write(folder.resolve("train-images-idx3-ubyte.gz"), gzip(images(train, 5, 6)));
        write(folder.resolve("train-labels-idx1-ubyte.gz"), gzip(labels(train, 10)));
        write(folder.resolve("t10k-images-idx3-ubyte"), images(test, 5, 6));
        write(folder.resolve("t10k-labels-idx1-ubyte"), labels(test, 10));
        return folder;
    }
}
