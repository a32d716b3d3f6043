package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.input.InputException;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
    @TempDir
    Path folder;

    private Picture decoded(BufferedImage image, String format) {
        return ImageDecoder.decode(TinyImages.write(folder.resolve("x." + format), image, format));
    }

    private static BufferedImage coloured(int type) {
        BufferedImage image = new BufferedImage(3, 2, type);
        for (int i = 0; i < 6; i++) {
            image.setRGB(i % 3, i / 3, 0xff000000 | 40 * i << 16 | 20 << 8 | 255 - 40 * i);
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp"})
    void losslessFormatsGiveTheirBytes(String format) {
        Picture picture = decoded(coloured(BufferedImage.TYPE_3BYTE_BGR), format);
        assertThat(picture.height()).isEqualTo(2);
        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.pixels())
                .startsWith(0, 20, (byte) 255, 40, 20, (byte) 215)
                .hasSize(18);
    }

    @Test
    void jpegIsCloseToWhatWasWritten() {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0x6496c8);
        }
        Picture picture = decoded(image, "jpg");
        assertThat(picture.channels()).isEqualTo(3);
        for (int i = 0; i < 768; i++) {
            assertThat(picture.pixels()[i] & 0xff).isCloseTo(100 + 50 * (i % 3), within(3));
        }
    }

    @Test
    void greyStaysAsStored() {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setPixels(0, 0, 2, 1, new int[] {100, 200});
        Picture picture = decoded(grey, "png");
        assertThat(picture.channels()).isEqualTo(1);
        assertThat(picture.pixels()).containsExactly(100, (byte) 200);
        assertThat(decoded(grey, "jpg").channels()).isEqualTo(1);
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixels(0, 0, 2, 1, new int[] {65535, 257 * 50});
        assertThat(decoded(deep, "png").pixels()).containsExactly((byte) 255, 50);
    }

    @Test
    void transparencyLiesOnWhiteAndPalettesAreLookedUp() {
        BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x00102030);
        clear.setRGB(1, 0, 0x80000000);
        assertThat(decoded(clear, "png").pixels()).containsExactly((byte) 255, (byte) 255, (byte) 255, 127, 127, 127);
        byte[] ramp = {10, 20};
        IndexColorModel palette = new IndexColorModel(1, 2, ramp, ramp, new byte[] {1, 2});
        BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
        indexed.getRaster().setPixels(0, 0, 2, 1, new int[] {1, 0});
        assertThat(decoded(indexed, "png").pixels()).containsExactly(20, 20, 2, 10, 10, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "bmp"})
    void cutFilesAreRefused(String format) throws IOException {
        Path file = TinyImages.write(folder.resolve("cut." + format), 9, format);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {whole.length * 9 / 10, whole.length / 2, 12, 3, 0}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ImageDecoder.decode(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("cut." + format + ": byte ");
        }
    }

    @Test
    void aBombIsRefusedByItsHeader() throws IOException {
        byte[] png = Files.readAllBytes(TinyImages.write(folder.resolve("bomb.png"), 1, "png"));
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        Files.write(folder.resolve("bomb.png"), png);
        assertThatThrownBy(() -> ImageDecoder.decode(folder.resolve("bomb.png")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("'60000x60000': expected 1 to 67108864 pixels; nothing was decoded");
    }

    @Test
    void fourColourJpegAndOtherFormatsAreRefused() throws IOException {
        Path gif = TinyImages.write(folder.resolve("x.png"), 1, "gif");
        assertThatThrownBy(() -> ImageDecoder.decode(gif)).hasMessageContaining("'gif': expected a PNG, JPEG or BMP");
        Path jpeg = TinyImages.write(folder.resolve("x.jpg"), 1, "jpg");
        Files.write(jpeg, fourComponents(Files.readAllBytes(jpeg)));
        assertThatThrownBy(() -> ImageDecoder.decode(jpeg))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("convert this CMYK or YCCK image first");
        assertThatThrownBy(() -> ImageDecoder.decode(folder)).hasMessageContaining("not readable");
    }

    /** The frame and scan headers of the image get a fourth component; its JFIF header goes. */
    private static byte[] fourComponents(byte[] jpeg) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + 5);
        out.put(jpeg, 0, 2);
        int at = 2;
        while ((jpeg[at + 1] & 0xff) != 0xda) {
            int length = 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
            boolean frame = (jpeg[at + 1] & 0xff) == 0xc0;
            if (frame) {
                byte[] header = Arrays.copyOfRange(jpeg, at, at + length);
                header[3] = (byte) (header[3] + 3);
                header[9] = 4;
                out.put(header).put(new byte[] {4, 0x11, 0});
            } else if ((jpeg[at + 1] & 0xff) != 0xe0) {
                out.put(jpeg, at, length);
            }
            at += length;
        }
        byte[] scan = Arrays.copyOfRange(jpeg, at, at + 14);
        scan[3] = (byte) (scan[3] + 2);
        scan[4] = 4;
        out.put(scan, 0, 11).put(new byte[] {4, 0}).put(scan, 11, 3);
        out.put(jpeg, at + 14, jpeg.length - at - 14);
        return Arrays.copyOf(out.array(), out.position());
    }
}
