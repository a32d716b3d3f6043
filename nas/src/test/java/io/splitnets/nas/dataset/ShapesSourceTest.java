package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapesSourceTest extends DatasetContract {
    /** Of the twelve views, 16x16, RGB, of seed 7; changes only together with {@link ShapesSource#VERSION}. */
    private static final String PINNED = "82b5fe2a24e087e39e460f78fd0035570f4e7babca1e0ff32417c8f66cd60c7b";
    /** Of the single view, 32x32, grey, of seed 1. */
    private static final String PINNED_SINGLE = "fd5c6b653f2c1ff1ee7570f779dcabdb177217e3daed179e81419692d1288734";

    @TempDir
    Path folder;

    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private int stores;

    @Override
    DatasetSource source() {
        return new ShapesSource(store(folder.resolve("cache" + stores++)));
    }

    @Override
    DatasetRequest request() {
        return DatasetRequest.standard().withViews(3).withSize(16, 20).withCounts(40, 20, 20);
    }

    @Test
    void sameSeedSameBytesOnEveryPlatform() {
        DatasetRequest rings =
                DatasetRequest.standard().withViews(12).withSize(16, 16).withChannels(3);
        assertThat(source().load(rings.withCounts(24, 12, 12).withSeed(7))
                        .train()
                        .sha256())
                .isEqualTo(PINNED);
        DatasetRequest single = DatasetRequest.standard().withCounts(240, 24, 24);
        assertThat(source().load(single).train().sha256()).isEqualTo(PINNED_SINGLE);
    }

    @Test
    void hasAtLeastTenClassesAndIsAToy() {
        assertThat(source().classes()).isGreaterThanOrEqualTo(10);
        assertThat(source().toy()).isTrue();
        for (int label = 0; label < ShapeClass.BY_LABEL.size(); label++) {
            assertThat(ShapeClass.BY_LABEL.get(label).label()).isEqualTo(label);
        }
    }

    @Test
    void theTwelveViewsOfAnObjectDiffer() {
        DatasetRequest request = DatasetRequest.standard().withViews(12).withCounts(12, 12, 12);
        ImageSet set = source().load(request).train();
        int picture = set.objectBytes() / 12;
        for (int i = 0; i < set.count(); i++) {
            Set<String> sums = new HashSet<>();
            for (int view = 0; view < 12; view++) {
                int from = i * set.objectBytes() + view * picture;
                sums.add(Sha256.hex(Arrays.copyOfRange(set.pixels(), from, from + picture)));
            }
            assertThat(sums).as("object %d, class %d", i, set.labels()[i]).hasSize(12);
        }
    }

    @Test
    void fewerViewsAreTheSamePicturesAsInTheFullRing() {
        DatasetRequest request = DatasetRequest.standard().withCounts(12, 12, 12);
        ImageSet ring = source().load(request.withViews(12)).test();
        ImageSet four = source().load(request.withViews(4)).test();
        int picture = four.objectBytes() / 4;
        for (int view = 0; view < 4; view++) {
            assertThat(Arrays.copyOfRange(four.pixels(), view * picture, (view + 1) * picture))
                    .isEqualTo(Arrays.copyOfRange(ring.pixels(), 3 * view * picture, (3 * view + 1) * picture));
        }
    }

    @Test
    void everyPictureShowsSomething() {
        ImageSet set =
                source().load(DatasetRequest.standard().withCounts(120, 12, 12)).train();
        for (int i = 0; i < set.count(); i++) {
            int dark = 0;
            for (byte pixel : set.range(i, i + 1).pixels()) {
                dark += (pixel & 0xff) < 250 ? 1 : 0;
            }
            assertThat(dark).as("object %d", i).isBetween(15, 900);
        }
    }

    @Test
    void greyIsTheLumaOfColour() {
        DatasetRequest request = DatasetRequest.standard().withCounts(12, 12, 12);
        byte[] grey = source().load(request).test().pixels();
        byte[] rgb = source().load(request.withChannels(3)).test().pixels();
        for (int i = 0; i < grey.length; i++) {
            int luma = 299 * (rgb[3 * i] & 0xff) + 587 * (rgb[3 * i + 1] & 0xff) + 114 * (rgb[3 * i + 2] & 0xff);
            assertThat(grey[i] & 0xff).isEqualTo((luma + 500) / 1000);
        }
    }

    @Test
    void secondLoadComesFromTheCacheAndDamageIsRepaired() throws IOException {
        Path cache = folder.resolve("kept");
        DatasetRequest request = DatasetRequest.standard().withCounts(12, 12, 12);
        String sum = new ShapesSource(store(cache)).load(request).train().sha256();
        assertThat(messages).hasSize(2);
        assertThat(new ShapesSource(store(cache)).load(request).train().sha256())
                .isEqualTo(sum);
        assertThat(messages).hasSize(2);
        for (Path file : files(cache)) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
        }
        assertThat(new ShapesSource(store(cache)).load(request).train().sha256())
                .isEqualTo(sum);
        assertThat(messages).filteredOn(text -> text.contains("damaged")).hasSize(2);
        for (Path file : files(cache)) {
            Files.write(file, new byte[10]);
        }
        assertThat(new ShapesSource(store(cache)).load(request).train().sha256())
                .isEqualTo(sum);
        assertThat(files(cache)).hasSize(2).allMatch(file -> file.toString().endsWith(".bin"));
    }

    @Test
    void worksWithoutACache() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        DatasetSplits splits = new ShapesSource(store(blocked)).load(request());
        assertThat(splits.train().count()).isEqualTo(40);
        assertThat(messages).anyMatch(text -> text.contains("could not be kept"));
    }

    @Test
    void refusesAPathAndTooMuchMemory() {
        assertThatThrownBy(() -> source().load(request().withFolder(folder)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dataset.path");
        DatasetRequest huge = DatasetRequest.standard().withSize(1024, 1024).withCounts(100_000, 1, 1);
        assertThatThrownBy(() -> source().load(huge))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("bytes");
    }

    private ImageSetStore store(Path cache) {
        return new ImageSetStore(cache, messages::add);
    }

    private static List<Path> files(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }
}
