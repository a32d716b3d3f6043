package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On four classes of 20 training and 6 test images in three formats. */
class FolderSourceTest extends DatasetContract {
    private static final List<String> FORMATS = List.of("png", "jpg", "bmp");

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() {
        folder = temporary.resolve("images");
        for (int i = 0; i < 104; i++) {
            String format = FORMATS.get(i % 3);
            String part = i < 80 ? "train" : "val";
            TinyImages.write(folder.resolve(part + "/class" + i % 4 + "/" + i + "." + format), i, format);
        }
        TinyImages.text(folder.resolve("train/class1/README.txt"), "no image");
    }

    private static DatasetSource unopened() {
        return new FolderSource(new ClassFolders(), new MemoryLimit(1 << 30));
    }

    @Override
    DatasetSource source() {
        return unopened().opened(folder);
    }

    @Override
    DatasetRequest request() {
        return DatasetRequest.standard().withSize(6, 6).withCounts(40, 20, 20).withFolder(folder);
    }

    @Test
    void theFolderNamesTheClasses() {
        assertThat(unopened().classes()).isZero();
        assertThat(source().classNames()).containsExactly("class0", "class1", "class2", "class3");
        DatasetSplits splits = unopened().load(request().withCounts(0, 0, 0));
        assertThat(splits.train().count()).isEqualTo(72);
        assertThat(splits.validation().count()).isEqualTo(8);
        assertThat(splits.test().count()).isEqualTo(24);
        assertThat(splits.train().channels()).isEqualTo(3);
    }

    @Test
    void aTestFolderComesBeforeVal() {
        TinyImages.write(folder.resolve("test/class2/only.PNG"), 5, "png");
        ImageSet test = source().load(request().withCounts(40, 20, 0)).test();
        assertThat(test.labels()).containsExactly((short) 2);
    }

    @Test
    void checksTheMemoryBeforeDecoding() {
        TinyImages.text(folder.resolve("train/class0/0.png"), "never decoded");
        DatasetSource small = new FolderSource(new ClassFolders(), new MemoryLimit(50 * 108));
        assertThatThrownBy(() -> small.load(request()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("at most 50 images of 108 bytes");
    }

    @Test
    void theFirstDamagedFileIsReported() {
        TinyImages.text(folder.resolve("val/class1/81.png"), "damaged");
        TinyImages.text(folder.resolve("val/class2/82.jpg"), "damaged");
        assertThatThrownBy(() -> source().load(request().withCounts(40, 20, 24)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("81.png: byte 0: expected a PNG, JPEG or BMP image")
                .hasMessageNotContaining("82.jpg");
    }

    @Test
    void refusesFoldersThatAreNotAsTheyShouldBe() throws IOException {
        refused(folder.resolve("nowhere"), "expected a folder of images");
        Path empty = Files.createDirectories(temporary.resolve("empty"));
        refused(empty, "train: byte 0: missing: expected a folder");
        Files.createDirectories(empty.resolve("train"));
        refused(empty, "expected a folder for each class");
        TinyImages.text(empty.resolve("train/a/b.txt"), "");
        refused(empty, "expected images: .png, .jpg, .jpeg, .bmp");
        TinyImages.write(folder.resolve("val/other/1.png"), 1, "png");
        refused(folder, "val/other: byte 0: unknown class");
    }

    @Test
    void refusesLinksThatLeaveTheFolder() throws IOException {
        Path outside = TinyImages.write(temporary.resolve("outside/x.png"), 1, "png");
        Path link = folder.resolve("train/class0/x.png");
        Files.createSymbolicLink(link, outside);
        refused(folder, "x.png: byte 0: a link that leaves the folder");
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("train/class9"), outside.getParent());
        refused(folder, "class9: byte 0: a link that leaves the folder");
        Files.delete(folder.resolve("train/class9"));
        Files.createSymbolicLink(link, folder.resolve("train/class0/0.png"));
        assertThat(source().load(request()).train().count()).isEqualTo(40);
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("train/class0/absent.png"));
        refused(folder, "a link to nowhere");
    }

    private void refused(Path place, String message) {
        assertThatThrownBy(() -> unopened().load(request().withFolder(place)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesWhatItCannotServe() {
        assertThatThrownBy(() -> source().load(request().withViews(2))).hasMessageContaining("dataset.views");
        assertThatThrownBy(() -> unopened().load(DatasetRequest.standard())).hasMessageContaining("dataset.folder");
    }
}
