package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageNetLayoutTest {
    private static final String[] WNIDS = {"n01440764", "n02102040", "n03000684"};

    @TempDir
    Path folder;

    private DatasetSplits load(FolderLayout layout) {
        return new FolderSource(layout, new MemoryLimit(1 << 24))
                .load(DatasetRequest.standard()
                        .withSize(8, 8)
                        .withCounts(0, 3, 0)
                        .withFolder(folder));
    }

    private void refused(FolderLayout layout, String message) {
        assertThatThrownBy(() -> load(layout))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private void training(String below) {
        for (int i = 0; i < 12; i++) {
            TinyImages.write(folder.resolve("train/" + WNIDS[i % 3] + below + "/" + i + ".JPEG"), i, "jpg");
        }
    }

    private void tiny() {
        training("/images");
        TinyImages.text(folder.resolve("wnids.txt"), String.join("\n", WNIDS[2], WNIDS[0], WNIDS[1]) + "\n");
        for (int i = 0; i < 3; i++) {
            TinyImages.write(folder.resolve("val/images/val_" + i + ".JPEG"), 20 + i, "jpg");
        }
        TinyImages.text(
                folder.resolve("val/val_annotations.txt"),
                "val_0.JPEG\tn01440764\t0\t0\t1\t1\nval_1.JPEG\tn03000684\t0\t0\t1\t1\nval_2.JPEG\tn01440764\n");
    }

    @Test
    void tinyImageNetFollowsItsLists() {
        tiny();
        DatasetSplits splits = load(new TinyImageNetLayout());
        assertThat(splits.test().labels()).containsExactly(new short[] {1, 0, 1});
        assertThat(splits.train().countsByClass()).containsExactly(3, 3, 3);
        assertThat(splits.validation().countsByClass()).containsExactly(1, 1, 1);
    }

    @Test
    void tinyImageNetRefusesWrongLists() {
        tiny();
        Path table = folder.resolve("val/val_annotations.txt");
        FolderLayout layout = new TinyImageNetLayout();
        TinyImages.text(table, "val_0.JPEG\tn01440764\nval_1.JPEG\tn99999999\n");
        refused(layout, "val_annotations.txt:2:1: 'n99999999': unknown class");
        TinyImages.text(table, "val_0.JPEG\tn01440764\nval_9.JPEG\tn01440764\n");
        refused(layout, "val_annotations.txt:2:1: 'val_9.JPEG': expected an image in");
        TinyImages.text(table, "val_0.JPEG\tn01440764\nval_0.JPEG\tn01440764\n");
        refused(layout, ":2:1: 'val_0.JPEG': an image that an earlier line names already");
        TinyImages.text(table, "../../wnids.txt\tn01440764\n");
        refused(layout, ":1:1: '../../wnids.txt': expected an image in");
        TinyImages.text(table, "val_0.JPEG\n");
        refused(layout, ":1:1: 'val_0.JPEG': expected an image and its class");
        TinyImages.text(table, "");
        refused(layout, "expected an image and its class on each line");
        TinyImages.text(folder.resolve("wnids.txt"), "n01440764\nn01440764\n");
        refused(layout, "wnids.txt:2:1: 'n01440764': expected a class such as");
    }

    @Test
    void imageNetTakesFoldersOrATable() throws IOException {
        training("");
        FolderLayout layout = new ImageNetLayout();
        refused(layout, "val: byte 0: missing");
        TinyImages.write(folder.resolve("val/n02102040/ILSVRC2012_val_00000001.JPEG"), 30, "jpg");
        assertThat(load(layout).test().labels()).containsExactly((short) 1);
        Files.move(
                folder.resolve("val/n02102040/ILSVRC2012_val_00000001.JPEG"),
                folder.resolve("val/ILSVRC2012_val_00000001.JPEG"));
        TinyImages.text(
                folder.resolve("LOC_val_solution.csv"),
                "ImageId,PredictionString\nILSVRC2012_val_00000001,n03000684 85 1 499 272\n");
        assertThat(load(layout).test().labels()).containsExactly((short) 2);
        Files.createDirectories(folder.resolve("train/dogs"));
        refused(layout, "train/dogs: byte 0: expected class folders such as n01440764");
    }
}
