package io.splitnets.nas.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Generated image sets, one file each, named by the SHA-256 of what they were made from. A file holds the SHA-256 of the
 * rest, the labels, the pixels. A file that does not match its sum or its size is made again. The store only saves time:
 * when it cannot be written, the set is used all the same and the listener is told.
 */
final class ImageSetStore {
    private static final int SUM = 32;

    private final Path folder;
    private final Progress progress;

    ImageSetStore(Path folder, Progress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * What an image set looks like, without its bytes.
     *
     * @param count objects
     */
    record Shape(String name, int count, int views, int height, int width, int channels, int classes) {
        ImageSet of(byte[] pixels, byte[] labels) {
            return new ImageSet(name, pixels, labels, views, height, width, channels, classes);
        }

        private int pixelBytes() {
            return count * views * height * width * channels;
        }
    }

    /** The stored set for {@code key} and {@code shape}, or a new one made by {@code maker} and then stored. */
    ImageSet get(String key, Shape shape, Supplier<ImageSet> maker) {
        Path file = folder.resolve(Sha256.hex((key + " " + shape).getBytes(StandardCharsets.UTF_8)) + ".bin");
        Optional<ImageSet> stored = read(file, shape);
        if (stored.isPresent()) {
            return stored.get();
        }
        progress.message("generating " + shape.name() + ": " + shape.count() + " objects, " + shape.views()
                + (shape.views() == 1 ? " view" : " views"));
        ImageSet made = maker.get();
        write(file, made);
        return made;
    }

    private Optional<ImageSet> read(Path file, Shape shape) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) == SUM + (long) shape.count() + shape.pixelBytes()) {
                byte[] bytes = Files.readAllBytes(file);
                byte[] labels = Arrays.copyOfRange(bytes, SUM, SUM + shape.count());
                byte[] pixels = Arrays.copyOfRange(bytes, SUM + shape.count(), bytes.length);
                if (HexFormat.of().formatHex(bytes, 0, SUM).equals(Sha256.hex(labels, pixels))) {
                    return Optional.of(shape.of(pixels, labels));
                }
            }
            progress.message("the cached file " + file + " is damaged and is made again");
        } catch (IOException e) {
            progress.message("the cached file " + file + " is not readable and is made again: " + e);
        }
        return Optional.empty();
    }

    private void write(Path file, ImageSet set) {
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "new-", ".tmp");
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    writeFully(channel, HexFormat.of().parseHex(Sha256.hex(set.labelBytes(), set.pixels())));
                    writeFully(channel, set.labelBytes());
                    writeFully(channel, set.pixels());
                    channel.force(true);
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            progress.message("the set could not be kept in the cache: " + e);
        }
    }

    private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
