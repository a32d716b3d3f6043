package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG, JPEG and BMP files with the platform's readers; the contents count, not the name. The size is held
 * against the limit before pixels are decoded. Samples are taken as stored, without colour profiles, so that only the
 * JPEG decoder of the Java platform in use has a say in the last bit. What is transparent is laid on white.
 */
final class ImageDecoder {
    /** Most pixels of one image, 8192 x 8192. */
    static final long MOST_PIXELS = 1L << 26;

    private static final long MOST_BYTES = 1L << 26;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp");

    private final Path file;

    private ImageDecoder(Path file) {
        this.file = file;
    }

    /**
     * The image in a file, grey or RGB.
     *
     * @throws InputException if it is too large, damaged or of another kind
     */
    static Picture decode(Path file) {
        return new ImageDecoder(file).read();
    }

    private Picture read() {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw problem(0, size + " bytes", "expected an image file of at most " + MOST_BYTES + " bytes");
            }
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw problem(0, "", "not readable: " + e);
        }
    }

    private Picture read(byte[] bytes) throws IOException {
        try (MemoryCacheImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw problem(0, "", "expected a PNG, JPEG or BMP image");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return read(reader, bytes);
            } finally {
                reader.dispose();
            }
        }
    }

    private Picture read(ImageReader reader, byte[] bytes) throws IOException {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            throw problem(0, format, "expected a PNG, JPEG or BMP image");
        }
        try {
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels < 1 || pixels > MOST_PIXELS) {
                throw problem(
                        0,
                        reader.getWidth(0) + "x" + reader.getHeight(0),
                        "expected 1 to " + MOST_PIXELS + " pixels; nothing was decoded");
            }
            if (format.equals("jpeg") && jpegComponents(bytes) > 3) {
                throw problem(0, "", "expected grey or RGB: convert this CMYK or YCCK image first");
            }
            reader.addIIOReadWarningListener((source, warning) -> {
                if (!format.equals("jpeg") || warning.contains("Premature") || warning.contains("Corrupt")) {
                    throw problem(bytes.length, "", "damaged or cut " + format + " image: " + warning);
                }
            });
            return picture(reader.read(0));
        } catch (IOException | RuntimeException e) {
            // The platform's readers answer damage with exceptions of many kinds, also with unchecked ones.
            if (e instanceof InputException known) {
                throw known;
            }
            throw problem(bytes.length, "", "damaged or cut " + format + " image: " + e.getMessage());
        }
    }

    /** Components by the frame header (ITU-T T.81, annex B.2.2), or 0 if none is found in front of the scan. */
    private static int jpegComponents(byte[] bytes) {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
            } else if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return bytes[at + 9] & 0xff;
            } else {
                at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
            }
        }
        return 0;
    }

    private Picture picture(BufferedImage image) {
        ColorModel colours = image.getColorModel();
        if (colours instanceof IndexColorModel) {
            return indexed(image);
        }
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int channels = bands < 3 ? 1 : 3;
        boolean alpha = colours.hasAlpha();
        if (bands > 4 || bands == (alpha ? 1 : 2) || bands == 4 && !alpha) {
            throw problem(0, bands + " bands", "expected grey or RGB, with or without transparency");
        }
        int width = image.getWidth();
        byte[] pixels = new byte[Math.multiplyExact(width * image.getHeight(), channels)];
        int[] row = new int[width * bands];
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int i = 0; i < width * channels; i++) {
                int pixel = i / channels * bands;
                int value =
                        eight(row[pixel + i % channels], raster.getSampleModel().getSampleSize(i % channels));
                int opaque = alpha
                        ? eight(row[pixel + bands - 1], raster.getSampleModel().getSampleSize(bands - 1))
                        : 255;
                pixels[y * width * channels + i] = onWhite(value, opaque);
            }
        }
        return new Picture(pixels, image.getHeight(), width, channels);
    }

    private static Picture indexed(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[Math.multiplyExact(width * image.getHeight(), 3)];
        for (int i = 0; i < width * image.getHeight(); i++) {
            int colour = image.getRGB(i % width, i / width);
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = onWhite(colour >> (16 - 8 * c) & 0xff, colour >>> 24);
            }
        }
        return new Picture(pixels, image.getHeight(), width, 3);
    }

    private static int eight(int value, int bits) {
        int most = (1 << bits) - 1;
        return bits == 8 ? value : (value * 255 + most / 2) / most;
    }

    private static byte onWhite(int value, int opaque) {
        return (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
    }

    private InputException problem(int offset, String value, String expected) {
        return new InputException(new Problem(Location.atByte(file.toString(), offset), "", value, expected, ""));
    }
}
