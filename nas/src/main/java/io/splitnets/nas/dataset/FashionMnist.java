package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fashion-MNIST: 60,000 training and 10,000 test images of clothes, 28x28, grey, ten classes (H. Xiao, K. Rasul, R.
 * Vollgraf, arXiv:1708.07747). Larger sizes are served by a black margin. A folder in the request may hold any four IDX
 * files of the same names with at most ten classes.
 */
final class FashionMnist implements DatasetSource {
    static final String NAME = "fashion-mnist";
    /** The package of Debian 12 and later. */
    static final DebianPackage PACKAGE = new DebianPackage(
            NAME,
            "dataset-fashion-mnist",
            "0.0~git20200523.55506a9-1",
            "39e172fe32dd318ebb3e512220c3beea2fa47d7e20bab348fb4e0922d6beefc0",
            "usr/share/datasets/fashion-mnist");

    private static final int STANDARD_VALIDATION = 5000;
    private static final List<String> CLASS_NAMES = List.of(
            "t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private final DatasetCache cache;
    private final Path systemRoot;

    /**
     * A source that looks under {@code systemRoot} for the installed package, then in the cache.
     *
     * @param systemRoot the root of the file system, where packages are installed
     */
    FashionMnist(DatasetCache cache, Path systemRoot) {
        this.cache = cache;
        this.systemRoot = systemRoot;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String origin() {
        return "Debian package " + PACKAGE.name() + " " + PACKAGE.version() + " (Xiao, Rasul, Vollgraf 2017)";
    }

    @Override
    public String licence() {
        return "MIT";
    }

    @Override
    public int classes() {
        return CLASS_NAMES.size();
    }

    @Override
    public List<String> classNames() {
        return CLASS_NAMES;
    }

    @Override
    public boolean toy() {
        return false;
    }

    @Override
    public DatasetSplits load(DatasetRequest request) {
        Requests.requireOneView(NAME, request);
        if (request.channels() == 3) {
            throw Requests.refused(NAME, "channels", request.channels(), "1, since the pictures are grey");
        }
        Path folder = folder(request.folder());
        return split(request, part(folder, "train", request), part(folder, "t10k", request));
    }

    private DatasetSplits split(DatasetRequest request, ImageSet training, ImageSet test) {
        DatasetRequest.Counts counts =
                Requests.counts(NAME, request.counts(), STANDARD_VALIDATION, training.count(), test.count());
        return Splitting.split(training, test, counts, request.seed());
    }

    private Path folder(Optional<Path> given) {
        return Stream.of(given, Optional.of(systemRoot.resolve(PACKAGE.folder())), Optional.of(cache.place(NAME)))
                .flatMap(Optional::stream)
                .filter(place -> given.isPresent() || Files.isDirectory(place))
                .findFirst()
                .orElseThrow(() -> new FetchException(
                        FetchException.Reason.NOT_FETCHED,
                        "The data set " + NAME + " is not on this machine.",
                        List.of(
                                "fetch it: splitnets data fetch " + NAME,
                                "or give the folder of the four IDX files as the data set's path",
                                "or use the built-in set: dataset: " + ShapesSource.NAME)));
    }

    private ImageSet part(Path folder, String prefix, DatasetRequest request) {
        Path imagesFile = file(folder, prefix + "-images-idx3-ubyte");
        Path labelsFile = file(folder, prefix + "-labels-idx1-ubyte");
        IdxReader.Images images = IdxReader.images(imagesFile);
        byte[] labels = IdxReader.labels(labelsFile, classes());
        if (labels.length != images.count()) {
            throw new InputException(new Problem(
                    new Location(labelsFile.toString(), 1, 5),
                    "byte offset 4",
                    Integer.toString(labels.length),
                    "expected " + images.count() + " labels, one for each image of " + imagesFile.getFileName(),
                    ""));
        }
        IdxReader.Images sized = padded(images, request);
        return new ImageSet(
                NAME + " " + prefix, sized.pixels(), labels, 1, sized.height(), sized.width(), 1, classes());
    }

    private static IdxReader.Images padded(IdxReader.Images images, DatasetRequest request) {
        int height = request.height() == 0 ? images.height() : request.height();
        int width = request.width() == 0 ? images.width() : request.width();
        if (height < images.height() || width < images.width()) {
            throw Requests.refused(
                    NAME, "size", height + "x" + width, "at least " + images.height() + "x" + images.width());
        }
        if (height == images.height() && width == images.width()) {
            return images;
        }
        byte[] pixels = new byte[Math.multiplyExact(images.count(), height * width)];
        int top = (height - images.height()) / 2;
        int left = (width - images.width()) / 2;
        for (int row = 0; row < images.count() * images.height(); row++) {
            int to = (row / images.height() * height + top + row % images.height()) * width + left;
            System.arraycopy(images.pixels(), row * images.width(), pixels, to, images.width());
        }
        return new IdxReader.Images(images.count(), height, width, pixels);
    }

    private static Path file(Path folder, String name) {
        return Stream.of(name, name + ".gz")
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new InputException(new Problem(
                        new Location(folder.toString(), 1, 1),
                        name,
                        "missing",
                        "expected this file, plain or as .gz",
                        "")));
    }
}
