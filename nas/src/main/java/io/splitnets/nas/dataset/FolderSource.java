package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Image files in a folder of the user. The parts are chosen by names and labels alone, held against the limit of
 * memory, and only then decoded, each image to the bytes of the size asked for. The validation images are carved from the
 * training files. Its classes are those of the folder, so it has none until it is {@linkplain #opened opened}.
 */
final class FolderSource implements DatasetSource {
    private static final int STANDARD_VALIDATION = 5000;
    private static final int STANDARD_SIZE = 64;

    private final FolderLayout layout;
    private final MemoryLimit limit;
    private final Optional<DataFolder> folder;
    private final List<String> classNames;

    FolderSource(FolderLayout layout, MemoryLimit limit) {
        this.layout = layout;
        this.limit = limit;
        folder = Optional.empty();
        classNames = List.of();
    }

    private FolderSource(FolderLayout layout, MemoryLimit limit, DataFolder folder) {
        this.layout = layout;
        this.limit = limit;
        this.folder = Optional.of(folder);
        classNames = layout.classNames(folder);
        if (classNames.size() > Short.MAX_VALUE) {
            throw Requests.refused(name(), "folder", classNames.size() + " classes", "at most " + Short.MAX_VALUE);
        }
    }

    @Override
    public String name() {
        return layout.name();
    }

    @Override
    public String origin() {
        return "a folder of the user (key dataset.folder)";
    }

    @Override
    public String licence() {
        return "that of the user's files";
    }

    @Override
    public int classes() {
        return classNames.size();
    }

    @Override
    public List<String> classNames() {
        return classNames;
    }

    @Override
    public boolean toy() {
        return false;
    }

    @Override
    public DatasetSource opened(Path place) {
        return new FolderSource(layout, limit, DataFolder.of(place));
    }

    @Override
    public DatasetSplits load(DatasetRequest request) {
        if (request.folder().isPresent()) {
            return new FolderSource(
                            layout, limit, DataFolder.of(request.folder().get()))
                    .decoded(request);
        }
        return decoded(request);
    }

    private DatasetSplits decoded(DatasetRequest request) {
        Requests.requireOneView(name(), request);
        FolderLayout.Parts files = layout.parts(
                folder.orElseThrow(() -> Requests.refused(name(), "folder", "none", "a folder of images")));
        int training = files.training().size();
        int standard = Math.min(STANDARD_VALIDATION, Math.max(1, training / 10));
        DatasetRequest.Counts counts = Requests.counts(
                name(), request.counts(), standard, training, files.test().size());
        ImageSet.Shape shape = new ImageSet.Shape(
                1,
                request.height() == 0 ? STANDARD_SIZE : request.height(),
                request.width() == 0 ? STANDARD_SIZE : request.width(),
                request.channels() == 0 ? 3 : request.channels(),
                classes());
        limit.check(name(), counts, shape.objectBytes());
        BalancedSplit.Parts carved = choose(files.training(), counts.validation(), request.seed());
        List<FolderLayout.Entry> rest = at(files.training(), carved.rest());
        return new DatasetSplits(
                set(
                        "train",
                        at(rest, choose(rest, counts.train(), request.seed()).chosen()),
                        shape),
                set("train (validation)", at(files.training(), carved.chosen()), shape),
                set(
                        "test",
                        at(
                                files.test(),
                                choose(files.test(), counts.test(), request.seed())
                                        .chosen()),
                        shape));
    }

    private BalancedSplit.Parts choose(List<FolderLayout.Entry> entries, int count, long seed) {
        return BalancedSplit.choose(name(), labels(entries), classes(), count, seed);
    }

    private static List<FolderLayout.Entry> at(List<FolderLayout.Entry> entries, int[] indices) {
        return Arrays.stream(indices).mapToObj(entries::get).toList();
    }

    private static short[] labels(List<FolderLayout.Entry> entries) {
        short[] labels = new short[entries.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (short) entries.get(i).label();
        }
        return labels;
    }

    /** Decodes on all cores; of several damaged files the first is reported, on any number of cores. */
    private ImageSet set(String part, List<FolderLayout.Entry> entries, ImageSet.Shape shape) {
        int size = shape.objectBytes();
        byte[] pixels = new byte[entries.size() * size];
        Optional<InputException> first = IntStream.range(0, entries.size())
                .parallel()
                .mapToObj(i -> decode(entries.get(i).file(), shape, pixels, i * size))
                .flatMap(Optional::stream)
                .findFirst();
        if (first.isPresent()) {
            throw first.get();
        }
        return shape.of(name() + " " + part, pixels, labels(entries));
    }

    private static Optional<InputException> decode(Path file, ImageSet.Shape shape, byte[] pixels, int offset) {
        try {
            ImageDecoder.decode(file).fit(shape.height(), shape.width(), shape.channels(), pixels, offset);
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e);
        }
    }
}
