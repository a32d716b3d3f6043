package io.splitnets.nas.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.input.InputException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetSourcesTest {
    private final DatasetSources sources = DatasetSources.of(new DatasetCache(Path.of("unused")), Progress.none());

    @Test
    void listsEverySourceUnderItsName() {
        assertThat(sources.names())
                .containsExactly(
                        "fashion-mnist",
                        "cifar-10",
                        "cifar-100",
                        "image-folder",
                        "imagenet",
                        "tiny-imagenet",
                        "shapes");
        for (String name : sources.names()) {
            assertThat(sources.named(name).name()).isEqualTo(name);
        }
    }

    @Test
    void suggestsTheNameThatWasMeant() {
        assertThatThrownBy(() -> sources.named("shpaes"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Did you mean 'shapes'?")
                .hasMessageContaining(
                        "one of fashion-mnist, cifar-10, cifar-100, image-folder, imagenet, tiny-imagenet, shapes");
        assertThatThrownBy(() -> sources.named("mnist-3d-shapes"))
                .isInstanceOf(InputException.class)
                .hasMessageNotContainingAny("did you mean", "Did you mean");
    }

    @Test
    void theCacheFollowsTheEnvironment() {
        Path home = Path.of("home");
        assertThat(DatasetCache.of(Map.of(), home).folder()).isEqualTo(Path.of("home", ".cache", "splitnets"));
        assertThat(DatasetCache.of(Map.of("SPLITNETS_CACHE", " "), home).folder())
                .isEqualTo(Path.of("home", ".cache", "splitnets"));
        assertThat(DatasetCache.of(Map.of("SPLITNETS_CACHE", "elsewhere"), home).folder())
                .isEqualTo(Path.of("elsewhere").toAbsolutePath());
    }
}
