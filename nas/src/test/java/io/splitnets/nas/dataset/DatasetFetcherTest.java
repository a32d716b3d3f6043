package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.splitnets.nas.dataset.FetchException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With stand-ins for apt-get and dpkg-deb: shell scripts on a path of their own. */
class DatasetFetcherTest {
    private static final String CONTENT = "the package";
    private static final String SUM = Sha256.hex(CONTENT.getBytes(StandardCharsets.UTF_8));
    private static final String DOWNLOAD = "printf 'the package' > tiny_1-2_all.deb";
    private static final String UNPACK = """
            /bin/mkdir -p "$3/usr/share/datasets/tiny" "$3/usr/share/doc/tiny-data"
            echo pixels > "$3/usr/share/datasets/tiny/images"
            echo free > "$3/usr/share/doc/tiny-data/copyright"
            """;

    @TempDir
    Path folder;

    private Path programs = Path.of("");
    private Path cache = Path.of("");
    private final List<String> messages = new ArrayList<>();

    @BeforeEach
    void needsAShell() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-ins are shell scripts");
        programs = Files.createDirectories(folder.resolve("programs"));
        cache = folder.resolve("cache");
    }

    @Test
    void putsTheCompleteSetIntoTheCache() throws IOException {
        program("apt-get", "echo \"$@\" >> " + folder.resolve("calls") + "\n" + DOWNLOAD);
        program("dpkg-deb", UNPACK);
        Path place = fetcher().fetch("tiny");
        assertThat(place).isEqualTo(cache.resolve("tiny"));
        assertThat(place.resolve("images")).hasContent("pixels");
        assertThat(place.resolve("copyright")).hasContent("free");
        assertThat(left()).containsExactly(".tiny.lock", "tiny");
        assertThat(fetcher().fetch("tiny")).isEqualTo(place);
        assertThat(folder.resolve("calls")).hasContent("download tiny-data=1-2");
        assertThat(messages)
                .anyMatch(text -> text.startsWith("downloading"))
                .anyMatch(text -> text.contains("already"));
    }

    @Test
    void usesAnInstalledPackageInPlace() throws IOException {
        Path installed = Files.createDirectories(folder.resolve("root/usr/share/datasets/tiny"));
        assertThat(fetcher().fetch("tiny")).isEqualTo(installed);
        assertThat(cache).doesNotExist();
    }

    @Test
    void refusesAnotherSum() throws IOException {
        program("apt-get", "printf 'something else' > tiny_1-2_all.deb");
        program("dpkg-deb", UNPACK);
        refused(Reason.WRONG_CONTENT, "instead of " + SUM);
    }

    @Test
    void saysWhichClientIsAbsent() throws IOException {
        refused(Reason.NO_CLIENT, "apt-get is not on this machine");
        program("apt-get", DOWNLOAD);
        refused(Reason.NO_CLIENT, "dpkg-deb is not on this machine");
    }

    @Test
    void reportsWhatTheClientSaysWhenOffline() throws IOException {
        program("apt-get", "printf 'the pack' > tiny_1-2_all.deb\necho 'E: Failed to fetch it' >&2\nexit 100");
        program("dpkg-deb", UNPACK);
        refused(Reason.NOT_OBTAINED, "E: Failed to fetch it");
    }

    @Test
    void updatesTheListsWhenThePackageIsUnknown() throws IOException {
        String updated = "\"" + folder.resolve("updated") + "\"";
        program(
                "apt-get",
                "if [ \"$1\" = update ]; then : > " + updated + "; exit 0; fi\n"
                        + "if [ -e " + updated + " ]; then " + DOWNLOAD + "; exit 0; fi\n"
                        + "echo 'E: Unable to locate package tiny-data' >&2; exit 100");
        program("dpkg-deb", UNPACK);
        assertThat(fetcher().fetch("tiny")).isDirectory();
    }

    @Test
    void saysSoWhenTheListsCannotBeUpdated() throws IOException {
        program(
                "apt-get",
                "if [ \"$1\" = update ]; then echo 'E: are you root?' >&2; exit 100; fi\n"
                        + "echo 'E: Unable to locate package tiny-data' >&2; exit 100");
        program("dpkg-deb", UNPACK);
        refused(Reason.NOT_OBTAINED, "could not be updated: E: are you root?");
    }

    @Test
    void refusesAPackageWithoutTheFiles() throws IOException {
        program("apt-get", DOWNLOAD);
        program("dpkg-deb", "echo 'dpkg-deb: error: not an archive' >&2; exit 2");
        refused(Reason.WRONG_CONTENT, "not an archive");
        program("dpkg-deb", "exit 0");
        refused(Reason.WRONG_CONTENT, "could not unpack");
        program("apt-get", "exit 0");
        refused(Reason.NOT_OBTAINED, "left 0 .deb files");
    }

    @Test
    void clearsWhatAnInterruptedFetchLeft() throws IOException {
        Files.writeString(
                Files.createDirectories(cache.resolve(".tiny.partial/root")).resolve("half"), "x");
        program("apt-get", DOWNLOAD);
        program("dpkg-deb", UNPACK);
        fetcher().fetch("tiny");
        assertThat(left()).containsExactly(".tiny.lock", "tiny");
    }

    @Test
    void fetchesOnlyOnceAtATime() throws IOException {
        program("apt-get", DOWNLOAD);
        program("dpkg-deb", UNPACK);
        Files.createDirectories(cache);
        try (FileChannel channel = FileChannel.open(
                        cache.resolve(".tiny.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            refused(Reason.BUSY, "already fetching");
        }
        assertThat(fetcher().fetch("tiny")).isDirectory();
    }

    @Test
    void saysSoWhenTheCacheCannotBeWritten() throws IOException {
        Files.createFile(cache);
        FetchException e =
                catchThrowableOfType(FetchException.class, () -> fetcher().fetch("tiny"));
        assertThat(e.reason()).isEqualTo(Reason.LOCAL);
        assertThat(e).hasMessageContaining("cannot write to the cache folder");
    }

    @Test
    void knowsWhatIsFetched() {
        DatasetFetcher standard = new DatasetFetcher(new DatasetCache(cache), Progress.none());
        assertThat(standard.fetchable("fashion-mnist")).isTrue();
        assertThat(standard.fetchable("shapes")).isFalse();
    }

    private void refused(Reason reason, String message) throws IOException {
        FetchException e =
                catchThrowableOfType(FetchException.class, () -> fetcher().fetch("tiny"));
        assertThat(e).hasMessageContaining(message).hasMessageContaining("dataset: shapes");
        assertThat(e.reason()).isEqualTo(reason);
        assertThat(e.nextSteps()).hasSize(3).first().asString().contains("apt-get install tiny-data");
        assertThat(left()).containsExactly(".tiny.lock");
    }

    private DatasetFetcher fetcher() {
        DebianPackage tiny = new DebianPackage("tiny", "tiny-data", "1-2", SUM, "usr/share/datasets/tiny");
        return new DatasetFetcher(
                new DatasetCache(cache),
                folder.resolve("root"),
                Map.of("PATH", programs.toString()),
                messages::add,
                List.of(tiny));
    }

    private void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
