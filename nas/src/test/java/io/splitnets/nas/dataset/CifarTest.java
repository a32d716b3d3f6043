package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On records written by hand: five files of 20 and one of 30. */
class CifarTest extends DatasetContract {
    private static final int RECORD = 3073;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (int file = 1; file <= 5; file++) {
            Files.write(folder.resolve("data_batch_" + file + ".bin"), records(20, 1, file, 10));
        }
        Files.write(folder.resolve("test_batch.bin"), records(30, 1, 6, 10));
        Files.write(folder.resolve("train.bin"), records(200, 2, 7, 100));
        Files.write(folder.resolve("test.bin"), records(100, 2, 8, 100));
    }

    /** Record i has label i mod classes behind a coarse label of 3 if there are two, then bytes of its own. */
    private static byte[] records(int count, int labelBytes, int salt, int classes) {
        byte[] bytes = new byte[count * (labelBytes + 3072)];
        for (int i = 0; i < count; i++) {
            int at = i * (labelBytes + 3072);
            bytes[at] = 3;
            bytes[at + labelBytes - 1] = (byte) (i % classes);
            for (int k = 0; k < 3072; k++) {
                bytes[at + labelBytes + k] = (byte) (salt * 31 + i * 7 + k / 1024 * 50 + k % 1024 / 32);
            }
        }
        return bytes;
    }

    private static DatasetSource of(Cifar.Kind kind, long limit) {
        return new Cifar(kind, new DatasetCache(Path.of("nowhere")), new MemoryLimit(limit));
    }

    @Override
    DatasetSource source() {
        return of(Cifar.Kind.TEN, 1 << 30);
    }

    @Override
    DatasetRequest request() {
        return DatasetRequest.standard().withCounts(40, 20, 20).withFolder(folder);
    }

    @Test
    void turnsPlanesIntoPixels() {
        ImageSet test = source().load(request().withCounts(0, 10, 0)).test();
        assertThat(test.count()).isEqualTo(30);
        assertThat(test.labels()).startsWith((short) 0, (short) 1, (short) 2);
        int second = 6 * 31 + 7;
        byte[] expected = {(byte) second, (byte) (second + 50), (byte) (second + 100)};
        assertThat(Arrays.copyOfRange(test.range(1, 2).pixels(), 0, 3)).containsExactly(expected);
        expected = new byte[] {(byte) (second + 31), (byte) (second + 81), (byte) (second + 131)};
        assertThat(Arrays.copyOfRange(test.range(1, 2).pixels(), 3069, 3072)).containsExactly(expected);
    }

    @Test
    void servesOtherSizesAndGrey() {
        ImageSet set = source().load(request().withSize(16, 16).withChannels(1)).test();
        assertThat(set.objectBytes()).isEqualTo(256);
        ImageSet large = source().load(request().withSize(64, 64)).test();
        assertThat(large.objectBytes()).isEqualTo(64 * 64 * 3);
    }

    @Test
    void takesTheFineLabelOfCifar100() {
        DatasetSource hundred = of(Cifar.Kind.HUNDRED, 1 << 30);
        DatasetSplits splits = hundred.load(request().withCounts(0, 100, 0));
        assertThat(hundred.classes()).isEqualTo(100);
        assertThat(splits.test().countsByClass()).containsOnly(1);
        assertThat(splits.train().countsByClass()).containsOnly(1);
    }

    @Test
    void refusesBrokenFilesWithTheirPlace() throws IOException {
        Path file = folder.resolve("data_batch_3.bin");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(good, good.length - 1));
        refused("data_batch_3.bin: byte " + 19 * RECORD + ": '3072 bytes': expected whole records of 3073 bytes");
        good[5 * RECORD] = 10;
        Files.write(file, good);
        refused("data_batch_3.bin: byte " + 5 * RECORD + ": '10': expected a label from 0 to 9");
        Files.write(file, new byte[0]);
        refused("data_batch_3.bin: byte 0: '0 bytes'");
        Files.delete(file);
        refused("data_batch_3.bin: byte 0: missing");
    }

    private void refused(String message) {
        assertThatThrownBy(() -> source().load(request()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatItCannotServe() {
        assertThatThrownBy(() -> source().load(request().withViews(2))).hasMessageContaining("dataset.views");
        assertThatThrownBy(() -> source().load(request().withCounts(90, 20, 20)))
                .hasMessageContaining("at most 80");
        assertThatThrownBy(() -> source().load(DatasetRequest.standard()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dataset.folder");
        assertThatThrownBy(() -> of(Cifar.Kind.TEN, 100_000).load(request()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 32 images of 3072 bytes");
    }
}
