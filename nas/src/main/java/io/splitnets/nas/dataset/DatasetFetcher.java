package io.splitnets.nas.dataset;

import io.splitnets.nas.dataset.FetchException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Obtains data sets that come as Debian packages: by apt-get and dpkg-deb, into the cache, checked against a pinned
 * SHA-256. The cache gets the complete set by one rename, or nothing. A package that is installed is used in place.
 */
public final class DatasetFetcher {
    private final DatasetCache cache;
    private final Path systemRoot;
    private final PackageClient client;
    private final Progress progress;
    private final Map<String, DebianPackage> packages;

    /** A fetcher for the known packages, with this process's environment. */
    public DatasetFetcher(DatasetCache cache, Progress progress) {
        this(cache, Path.of("/"), System.getenv(), progress, List.of(FashionMnist.PACKAGE));
    }

    DatasetFetcher(
            DatasetCache cache,
            Path systemRoot,
            Map<String, String> environment,
            Progress progress,
            List<DebianPackage> packages) {
        this.cache = cache;
        this.systemRoot = systemRoot;
        this.client = new PackageClient(environment);
        this.progress = progress;
        this.packages = packages.stream().collect(Collectors.toUnmodifiableMap(DebianPackage::dataset, known -> known));
    }

    /** Whether a data set of this name is one that must be fetched; the others are built in. */
    public boolean fetchable(String dataset) {
        return packages.containsKey(dataset);
    }

    /**
     * Makes the data set available and says where it lies; at once if it already is. Only one process at a time fetches
     * into a cache, others wait.
     *
     * @throws FetchException if it cannot be obtained, with what to do next; the cache is then as it was
     * @throws IllegalArgumentException if the set is not {@link #fetchable}
     */
    public Path fetch(String dataset) {
        DebianPackage wanted = packages.get(dataset);
        if (wanted == null) {
            throw new IllegalArgumentException(dataset + " is not a data set that is fetched");
        }
        Path installed = systemRoot.resolve(wanted.folder());
        if (Files.isDirectory(installed)) {
            progress.message(dataset + " is installed in " + installed);
            return installed;
        }
        try {
            return fetchLocked(wanted);
        } catch (IOException e) {
            throw failure(wanted, Reason.LOCAL, "cannot write to the cache folder " + cache.folder() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(wanted, Reason.LOCAL, "interrupted");
        }
    }

    private Path fetchLocked(DebianPackage wanted) throws IOException, InterruptedException {
        Path place = cache.place(wanted.dataset());
        if (Files.isDirectory(place)) {
            progress.message(wanted.dataset() + " is already in " + place);
            return place;
        }
        Files.createDirectories(cache.folder());
        Path lockFile = cache.folder().resolve("." + wanted.dataset() + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, wanted)) {
            if (!lock.isValid()) {
                throw failure(wanted, Reason.BUSY, "the lock " + lockFile + " was lost");
            }
            if (!Files.isDirectory(place)) {
                install(wanted, place);
            }
            return place;
        }
    }

    private FileLock lock(FileChannel channel, DebianPackage wanted) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                progress.message("waiting for another process that fetches " + wanted.dataset());
                lock = channel.lock();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            throw failure(wanted, Reason.BUSY, "this process is already fetching it");
        }
    }

    private void install(DebianPackage wanted, Path place) throws IOException, InterruptedException {
        Path aptGet = program(wanted, "apt-get");
        Path dpkgDeb = program(wanted, "dpkg-deb");
        Path work = cache.folder().resolve("." + wanted.dataset() + ".partial");
        DatasetCache.delete(work);
        Files.createDirectories(work);
        try {
            download(wanted, aptGet, work);
            Path archive = checked(wanted, work);
            progress.message("unpacking " + archive.getFileName());
            Path unpacked = work.resolve("root");
            PackageClient.Outcome outcome = client.run(work, dpkgDeb, "-x", archive.toString(), unpacked.toString());
            Path files = unpacked.resolve(wanted.folder());
            if (!outcome.succeeded() || !Files.isDirectory(files)) {
                throw failure(wanted, Reason.WRONG_CONTENT, "dpkg-deb could not unpack it: " + outcome.complaint());
            }
            Path licence =
                    unpacked.resolve("usr/share/doc").resolve(wanted.name()).resolve("copyright");
            if (Files.isRegularFile(licence)) {
                Files.copy(licence, files.resolve("copyright"));
            }
            Files.move(files, place, StandardCopyOption.ATOMIC_MOVE);
            progress.message(wanted.dataset() + " is now in " + place);
        } finally {
            DatasetCache.delete(work);
        }
    }

    private void download(DebianPackage wanted, Path aptGet, Path work) throws IOException, InterruptedException {
        String pinned = wanted.name() + "=" + wanted.version();
        progress.message("downloading the Debian package " + pinned);
        PackageClient.Outcome outcome = client.run(work, aptGet, "download", pinned);
        if (!outcome.succeeded() && unknown(outcome)) {
            progress.message("apt does not know the package; updating its lists");
            PackageClient.Outcome update = client.run(work, aptGet, "update");
            if (!update.succeeded()) {
                throw failure(
                        wanted,
                        Reason.NOT_OBTAINED,
                        "apt does not know the package, and its lists could not be updated: " + update.complaint());
            }
            outcome = client.run(work, aptGet, "download", pinned);
        }
        if (!outcome.succeeded()) {
            throw failure(wanted, Reason.NOT_OBTAINED, "apt-get could not download it: " + outcome.complaint());
        }
    }

    private static boolean unknown(PackageClient.Outcome outcome) {
        return Stream.of("Unable to locate package", "was not found", "Can't select versions", "No packages found")
                .anyMatch(outcome.output()::contains);
    }

    private Path checked(DebianPackage wanted, Path work) throws IOException {
        List<Path> archives;
        try (Stream<Path> files = Files.list(work)) {
            archives = files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
        if (archives.size() != 1) {
            throw failure(wanted, Reason.NOT_OBTAINED, "apt-get left " + archives.size() + " .deb files");
        }
        progress.message("checking the SHA-256 of " + archives.get(0).getFileName());
        String sum = Sha256.hexOf(archives.get(0));
        if (!sum.equals(wanted.sha256())) {
            throw failure(
                    wanted,
                    Reason.WRONG_CONTENT,
                    "the downloaded file has the SHA-256 " + sum + " instead of " + wanted.sha256());
        }
        return archives.get(0);
    }

    private Path program(DebianPackage wanted, String name) {
        Optional<Path> found = client.find(name);
        return found.orElseThrow(() -> failure(
                wanted, Reason.NO_CLIENT, "the program " + name + " is not on this machine (it belongs to Debian)"));
    }

    private static FetchException failure(DebianPackage wanted, Reason reason, String why) {
        return new FetchException(
                reason,
                "The data set " + wanted.dataset() + " cannot be fetched: " + why + ".",
                List.of(
                        "install the package: sudo apt-get update && sudo apt-get install " + wanted.name(),
                        "or give the folder of its files as the data set's path",
                        "or use the built-in set: dataset: " + ShapesSource.NAME));
    }
}
