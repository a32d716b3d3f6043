package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.splitnets.input.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxReaderTest {
    private static final byte[] IMAGES = TinyIdx.images(3, 2, 4);
    private static final byte[] LABELS = TinyIdx.labels(3, 10);

    @TempDir
    Path folder;

    @Test
    void readsImagesPlainAndCompressed() {
        for (byte[] content : new byte[][] {IMAGES, TinyIdx.gzip(IMAGES)}) {
            IdxReader.Images images = IdxReader.images(file(content));
            assertThat(images.count()).isEqualTo(3);
            assertThat(images.height()).isEqualTo(2);
            assertThat(images.width()).isEqualTo(4);
            assertThat(images.pixels()).hasSize(24).startsWith(1, 8, 15);
        }
    }

    @Test
    void readsLabelsPlainAndCompressed() {
        assertThat(IdxReader.labels(file(LABELS), 3)).containsExactly(0, 1, 2);
        assertThat(IdxReader.labels(file(TinyIdx.gzip(LABELS)), 3)).containsExactly(0, 1, 2);
    }

    static Stream<Arguments> hostileImages() {
        byte[] gzip = TinyIdx.gzip(IMAGES);
        byte[] damaged = gzip.clone();
        damaged[gzip.length - 6] ^= 1;
        byte[] twice = Arrays.copyOf(gzip, 2 * gzip.length);
        System.arraycopy(gzip, 0, twice, gzip.length, gzip.length);
        byte[] bomb = TinyIdx.gzip(TinyIdx.bytes(new byte[50_000_000], 0x803, 1, 2, 2));
        byte[] none = {};
        return Stream.of(
                arguments("empty file", none, 0, "end of file"),
                arguments("cut in the header", Arrays.copyOf(IMAGES, 10), 10, "end of file"),
                arguments("labels instead of images", LABELS, 0, "0x00000801"),
                arguments("floats instead of bytes", TinyIdx.bytes(none, 0xd03, 1, 1, 1), 0, "0x00000d03"),
                arguments("cut in the body", Arrays.copyOf(IMAGES, 39), 4, "promises 24 bytes"),
                arguments("a byte too many", Arrays.copyOf(IMAGES, 41), 40, "more bytes"),
                arguments("no images", TinyIdx.bytes(none, 0x803, 0, 28, 28), 4, "'0'"),
                arguments("2^31 images", TinyIdx.bytes(none, 0x803, 1 << 31, 28, 28), 4, "2147483648"),
                arguments("2^31 - 1 images", TinyIdx.bytes(none, 0x803, -1 >>> 1, 28, 28), 4, "promises 168"),
                arguments("a picture without columns", TinyIdx.bytes(none, 0x803, 1, 28, 0), 12, "'0'"),
                arguments("a huge row", TinyIdx.bytes(none, 0x803, 1, 1, 4097), 12, "4097"),
                arguments("overflowing product", TinyIdx.bytes(none, 0x803, 1 << 20, 4096, 4096), 4, "promises 1759"),
                arguments(
                        "compressed huge claim", TinyIdx.gzip(TinyIdx.bytes(none, 0x803, 9999, 999, 9)), 4, "promise"),
                arguments("gzip bomb after the images", bomb, 20, "more bytes"),
                arguments("gzip cut", Arrays.copyOf(gzip, gzip.length - 9), 0, "broken gzip"),
                arguments("gzip cut in its header", Arrays.copyOf(gzip, 5), 0, "broken gzip"),
                arguments("gzip with a wrong sum", damaged, 0, "broken gzip"),
                arguments("gzip with a tail", Arrays.copyOf(gzip, gzip.length + 40), 0, "after the gzip"),
                arguments("two gzip streams", twice, 40, "more bytes"),
                arguments("compressed and cut", TinyIdx.gzip(Arrays.copyOf(IMAGES, 30)), 30, "end of file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileImages")
    void refusesBrokenImages(String what, byte[] content, int offset, String value) {
        assertThatThrownBy(() -> IdxReader.images(file(content)))
                .as(what)
                .isInstanceOf(InputException.class)
                .hasMessageContaining(value)
                .hasMessageContaining("byte offset " + offset)
                .asInstanceOf(InstanceOfAssertFactories.type(InputException.class))
                .satisfies(e -> {
                    assertThat(e.problems()).hasSize(1);
                    assertThat(e.problems().get(0).at().line()).isEqualTo(1);
                    assertThat(e.problems().get(0).at().column()).isEqualTo(offset + 1);
                });
    }

    @Test
    void refusesLabelOutOfRangeWithItsPlace() {
        byte[] labels = TinyIdx.bytes(new byte[] {0, 9, 10, 1}, 0x801, 4);
        assertThatThrownBy(() -> IdxReader.labels(file(labels), 10))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(":1:11: byte offset 10: '10': expected a label from 0 to 9");
        byte[] negative = TinyIdx.bytes(new byte[] {(byte) 255}, 0x801, 1);
        assertThatThrownBy(() -> IdxReader.labels(file(negative), 10)).hasMessageContaining("'255'");
    }

    @Test
    void refusesMissingFileAndFolder() {
        assertThatThrownBy(() -> IdxReader.labels(folder.resolve("absent"), 10))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not readable");
        assertThatThrownBy(() -> IdxReader.images(folder)).isInstanceOf(InputException.class);
    }

    private Path file(byte[] content) {
        return TinyIdx.write(folder.resolve("file"), content);
    }
}
