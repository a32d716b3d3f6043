package io.splitnets.onnx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Models beside the project; tests that need one are skipped where it is not there. */
final class SharedModels {
    static final List<String> NAMES = List.of(
            "face_detection_front_128x128_barracuda.onnx",
            "light_resnet50.onnx",
            "light_squeezenet.onnx",
            "tiny_ic_float.onnx",
            "tiny_vww_float.onnx");

    private SharedModels() {}

    static Path path(String name) {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        Path file = Path.of(String.valueOf(root))
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve("models")
                .resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), "skipped: shared/models/" + name + " does not lie beside the project");
        return file;
    }
}
