package io.splitnets.nas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.cli.Exit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the images of the data set show to be wrong. */
class TrainRefusalTest {
    @TempDir
    private Path folder;

    @Test
    void aBatchLargerThanAFolderOfImagesIsRefused() throws IOException {
        for (String name : new String[] {"cat", "dog"}) {
            write(folder.resolve("images/train/" + name), 6);
            write(folder.resolve("images/val/" + name), 2);
        }
        String shapes = "{name: shapes, channels: 1, size: 16, train: 64, validation: 32, test: 32, seed: 1}";
        String own = "{name: image-folder, folder: " + folder.resolve("images")
                + ", channels: 1, size: 16, validation: 4, seed: 1}";
        String text = SearchSession.good("base.yaml").replace(shapes, own).replace("batch: 8", "batch: 16");
        Files.writeString(folder.resolve("system.yaml"), SearchSession.good("system.yaml"));
        Files.writeString(folder.resolve("own.search.yaml"), text);
        SearchSession session = SearchSession.of(
                "train",
                folder.resolve("own.search.yaml").toString(),
                "--cache",
                folder.resolve("cache").toString());
        assertThat(session.code()).as(session.err()).isEqualTo(Exit.BAD_INPUT);
        assertThat(session.err()).contains("training.batch: '16': expected at most the 8 training images");
        assertThat(folder.resolve("cache/supernets")).doesNotExist();
    }

    private static void write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
            image.setRGB(i, i, 0xffffff);
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
        }
    }
}
