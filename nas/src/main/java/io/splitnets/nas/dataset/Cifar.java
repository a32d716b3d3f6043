package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10 and CIFAR-100 in their binary version (A. Krizhevsky, "Learning Multiple Layers of Features from Tiny
 * Images", 2009, and the data set's page, section Binary version): records of one or two label bytes and 3,072 bytes of a
 * 32x32 image, red plane first. The folder is the user's or lies in the cache; nothing is fetched. Other sizes are
 * resampled.
 */
final class Cifar implements DatasetSource {
    private static final int SIDE = 32;
    private static final int PLANE = SIDE * SIDE;
    private static final int STANDARD_VALIDATION = 5000;
    private static final long MOST_BYTES = 1L << 29;

    private final Kind kind;
    private final DatasetCache cache;
    private final MemoryLimit limit;

    Cifar(Kind kind, DatasetCache cache, MemoryLimit limit) {
        this.kind = kind;
        this.cache = cache;
        this.limit = limit;
    }

    /**
     * Which of the two.
     *
     * @param labelBytes label bytes in front of a record; the last one counts (the fine label of CIFAR-100)
     */
    record Kind(String name, int labelBytes, List<String> training, String test, List<String> classNames) {
        static final Kind TEN = new Kind(
                "cifar-10",
                1,
                List.of(
                        "data_batch_1.bin",
                        "data_batch_2.bin",
                        "data_batch_3.bin",
                        "data_batch_4.bin",
                        "data_batch_5.bin"),
                "test_batch.bin",
                CifarClasses.TEN);
        static final Kind HUNDRED = new Kind("cifar-100", 2, List.of("train.bin"), "test.bin", CifarClasses.HUNDRED);

        int recordBytes() {
            return labelBytes + 3 * PLANE;
        }
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public String origin() {
        return "the user's own copy of the binary version (Krizhevsky 2009)";
    }

    @Override
    public String licence() {
        return "none stated by its authors";
    }

    @Override
    public int classes() {
        return kind.classNames().size();
    }

    @Override
    public List<String> classNames() {
        return kind.classNames();
    }

    @Override
    public boolean toy() {
        return false;
    }

    @Override
    public DatasetSplits load(DatasetRequest request) {
        Requests.requireOneView(name(), request);
        Path folder = request.folder().orElse(cache.place(name()));
        if (!Files.isDirectory(folder)) {
            throw Requests.refused(
                    name(), "folder", folder, "a folder with " + kind.training().get(0) + " and the others");
        }
        List<byte[]> training = new ArrayList<>();
        for (String file : kind.training()) {
            training.add(records(folder.resolve(file)));
        }
        List<byte[]> test = List.of(records(folder.resolve(kind.test())));
        DatasetRequest.Counts counts =
                Requests.counts(name(), request.counts(), STANDARD_VALIDATION, count(training), count(test));
        int side = request.height() == 0 ? SIDE : request.height();
        int columns = request.width() == 0 ? SIDE : request.width();
        int channels = request.channels() == 0 ? 3 : request.channels();
        limit.check(
                name(),
                new DatasetRequest.Counts(count(training), counts.validation(), counts.test()),
                (long) side * columns * channels);
        ImageSet.Shape shape = new ImageSet.Shape(1, side, columns, channels, classes());
        return Splitting.split(images("train", training, shape), images("test", test, shape), counts, request.seed());
    }

    private int count(List<byte[]> files) {
        return files.stream()
                .mapToInt(bytes -> bytes.length / kind.recordBytes())
                .sum();
    }

    private ImageSet images(String part, List<byte[]> files, ImageSet.Shape shape) {
        short[] labels = new short[count(files)];
        byte[] pixels = new byte[Math.multiplyExact(labels.length, shape.objectBytes())];
        int object = 0;
        for (byte[] file : files) {
            for (int at = 0; at < file.length; at += kind.recordBytes()) {
                labels[object] = (short) (file[at + kind.labelBytes() - 1] & 0xff);
                picture(file, at + kind.labelBytes())
                        .fit(shape.height(), shape.width(), shape.channels(), pixels, object * shape.objectBytes());
                object++;
            }
        }
        return shape.of(name() + " " + part, pixels, labels);
    }

    private static Picture picture(byte[] file, int from) {
        byte[] pixels = new byte[3 * PLANE];
        for (int i = 0; i < PLANE; i++) {
            for (int c = 0; c < 3; c++) {
                pixels[3 * i + c] = file[from + c * PLANE + i];
            }
        }
        return new Picture(pixels, SIDE, SIDE, 3);
    }

    private byte[] records(Path file) {
        if (!Files.isRegularFile(file)) {
            throw problem(file, 0, "", "missing: expected a file of records of " + kind.recordBytes() + " bytes");
        }
        byte[] bytes = bytes(file);
        int record = kind.recordBytes();
        int whole = bytes.length - bytes.length % record;
        if (bytes.length == 0 || whole != bytes.length) {
            throw problem(
                    file, whole, bytes.length - whole + " bytes", "expected whole records of " + record + " bytes");
        }
        for (int at = kind.labelBytes() - 1; at < bytes.length; at += record) {
            if ((bytes[at] & 0xff) >= classes()) {
                throw problem(
                        file, at, Integer.toString(bytes[at] & 0xff), "expected a label from 0 to " + (classes() - 1));
            }
        }
        return bytes;
    }

    private static byte[] bytes(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw problem(file, 0, size + " bytes", "expected at most " + MOST_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw problem(file, 0, "", "not readable: " + e);
        }
    }

    private static InputException problem(Path file, int offset, String value, String expected) {
        return new InputException(new Problem(Location.atByte(file.toString(), offset), "", value, expected, ""));
    }
}
