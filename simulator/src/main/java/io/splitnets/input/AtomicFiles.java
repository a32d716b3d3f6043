package io.splitnets.input;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: into a sibling first, which then takes the name. */
public final class AtomicFiles {
    private static final int MOST_SIBLINGS = 1000;
    private static final int BUFFER = 1 << 16;

    private AtomicFiles() {}

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it all; the writer is closed afterwards. */
        void writeTo(Writer out) throws IOException;
    }

    /** Writes {@code text} as UTF-8; see {@link #write}. */
    public static void writeText(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts {@code bytes} into {@code file} and replaces what was there; missing folders are made.
     *
     * @throws IOException if it fails; the former file is then untouched and nothing is left behind
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(file, (FileChannel channel) -> {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        });
    }

    /** As {@link #write}, with content in UTF-8 that is made while it is written and need not fit into memory. */
    public static void stream(Path file, Content content) throws IOException {
        write(file, (FileChannel channel) -> {
            Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), BUFFER);
            content.writeTo(out);
            out.flush();
        });
    }

    @FunctionalInterface
    private interface Filling {
        void fill(FileChannel channel) throws IOException;
    }

    private static void write(Path file, Filling filling) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path name = target.getFileName();
        if (folder == null || name == null) {
            throw new IOException("not a file name: " + file);
        }
        Files.createDirectories(folder);
        for (int attempt = 0; attempt < MOST_SIBLINGS; attempt++) {
            Path sibling = folder.resolve("." + name + "." + attempt + ".tmp");
            try (FileChannel channel =
                    FileChannel.open(sibling, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                fill(channel, filling, sibling);
            } catch (FileAlreadyExistsException e) {
                continue; // another process writes the same file
            }
            rename(sibling, target);
            return;
        }
        throw new IOException("too many unfinished files beside " + file);
    }

    private static void fill(FileChannel channel, Filling filling, Path sibling) throws IOException {
        boolean done = false;
        try {
            filling.fill(channel);
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(sibling);
            }
        }
    }

    private static void rename(Path sibling, Path target) throws IOException {
        try {
            Files.move(sibling, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(sibling);
            throw e;
        }
    }
}
