package io.splitnets.nas.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small images in files, written by the platform's own writers. */
final class TinyImages {
    private TinyImages() {}

    /** A picture of 10x8 whose middle tells its number; the format is {@code png}, {@code jpg} or {@code bmp}. */
    static Path write(Path file, int number, String format) {
        BufferedImage image = new BufferedImage(10, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 80; i++) {
            image.setRGB(i % 10, i / 10, (number * 37 % 256) << 16 | (number * 91 % 256) << 8 | 3 * i);
        }
        return write(file, image, format);
    }

    static Path write(Path file, BufferedImage image, String format) {
        try {
            Files.createDirectories(file.getParent());
            if (!ImageIO.write(image, format, file.toFile())) {
                throw new IllegalStateException("no writer for " + format);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path text(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
