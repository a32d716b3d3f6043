package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tiny set of the same files: 80 training and 30 test images of 5x6. */
class FashionMnistTest extends DatasetContract {
    @TempDir
    Path folder;

    private Path files = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        files = TinyIdx.folder(Files.createDirectories(folder.resolve("files")), 80, 30);
        // Without this, training and test images would hold the same bytes.
        byte[] test = Files.readAllBytes(files.resolve("t10k-images-idx3-ubyte"));
        for (int i = 16; i < test.length; i += 2) {
            test[i] ^= 1;
        }
        Files.write(files.resolve("t10k-images-idx3-ubyte"), test);
        byte[] train = TinyIdx.images(80, 5, 6);
        for (int i = 0; i < 80; i++) {
            train[16 + 30 * i] = (byte) i;
        }
        Files.write(files.resolve("train-images-idx3-ubyte.gz"), TinyIdx.gzip(train));
    }

    @Override
    DatasetSource source() {
        return new FashionMnist(new DatasetCache(folder.resolve("cache")), folder.resolve("root"));
    }

    @Override
    DatasetRequest request() {
        return DatasetRequest.standard().withCounts(40, 20, 20).withFolder(files);
    }

    @Test
    void keepsTheSizeOrAddsABlackMargin() {
        ImageSet plain = source().load(request()).test();
        assertThat(plain.height()).isEqualTo(5);
        assertThat(plain.width()).isEqualTo(6);
        ImageSet padded = source().load(request().withSize(8, 10)).test();
        byte[] picture = padded.range(0, 1).pixels();
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 10; column++) {
                boolean inside = row >= 1 && row < 6 && column >= 2 && column < 8;
                int expected = inside ? plain.pixels()[(row - 1) * 6 + column - 2] : 0;
                assertThat(picture[row * 10 + column]).isEqualTo((byte) expected);
            }
        }
    }

    @Test
    void carvesValidationFromTrainingAndKeepsTheRest() {
        DatasetSplits splits =
                source().load(DatasetRequest.standard().withFolder(files).withCounts(0, 10, 0));
        assertThat(splits.train().count()).isEqualTo(70);
        assertThat(splits.validation().countsByClass()).containsOnly(1);
        assertThat(splits.train().countsByClass()).containsOnly(7);
        assertThat(splits.test().count()).isEqualTo(30);
    }

    @Test
    void findsTheInstalledPackageThenTheCache() throws IOException {
        DatasetRequest request = DatasetRequest.standard().withCounts(40, 20, 20);
        assertThatThrownBy(() -> source().load(request))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("splitnets data fetch fashion-mnist")
                .hasMessageContaining("dataset: shapes");
        TinyIdx.folder(Files.createDirectories(folder.resolve("cache/fashion-mnist")), 100, 20);
        String cached = source().load(request).train().sha256();
        TinyIdx.folder(Files.createDirectories(folder.resolve("root/usr/share/datasets/fashion-mnist")), 200, 20);
        assertThat(source().load(request).train().sha256()).isNotEqualTo(cached);
    }

    @Test
    void refusesWhatTheSetCannotServe() {
        assertThatThrownBy(() -> source().load(request().withViews(2)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dataset.views");
        assertThatThrownBy(() -> source().load(request().withChannels(3))).hasMessageContaining("dataset.channels");
        assertThatThrownBy(() -> source().load(request().withSize(4, 6))).hasMessageContaining("at least 5x6");
        assertThatThrownBy(() -> source().load(request().withCounts(61, 20, 20)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 60");
        assertThatThrownBy(() -> source().load(request().withCounts(1, 1, 31))).hasMessageContaining("at most 30");
    }

    @Test
    void refusesMissingAndUnequalFiles() throws IOException {
        TinyIdx.write(files.resolve("t10k-labels-idx1-ubyte"), TinyIdx.labels(29, 10));
        assertThatThrownBy(() -> source().load(request()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("30 labels");
        Files.delete(files.resolve("t10k-labels-idx1-ubyte"));
        assertThatThrownBy(() -> source().load(request()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("missing");
    }
}
