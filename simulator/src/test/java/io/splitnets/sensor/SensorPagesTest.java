package io.splitnets.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.ReferenceTable;
import io.splitnets.hardware.SensorSpec;
import io.splitnets.input.Document;
import io.splitnets.units.Rational;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of each sensor's preset has the ns-3 headings and the times that the model gives. */
class SensorPagesTest {
    @ParameterizedTest
    @ValueSource(strings = {"ov7251", "ov9282", "og01a1b", "ov6211", "imx500-sensor"})
    void thePageShowsTheTimesOfThePreset(String name) {
        Path root = ReferenceTable.root();
        SensorSpec spec = SensorSpec.read(Document.read(root.resolve("scenarios/presets/" + name + ".yaml"))
                .root());
        SensorTimingModel model = SensorTimingModel.of(spec);
        String times = String.format(
                Locale.ROOT,
                "| %.3f us | %.3f ms | %.3f fps | %.3f ms |",
                micros(model.line()),
                micros(model.frameInterval()) / 1e3,
                model.fps().toDouble(),
                micros(model.readout()) / 1e3);
        assertThat(root.resolve("docs/models/parts/" + name + ".md"))
                .content()
                .contains(times)
                .contains(Stream.of("Scope and limitations", "The model", "Parameters", "Validation", "References")
                        .map(heading -> "\n## " + heading + "\n")
                        .toList())
                .contains("| `hts` | " + spec.hts() + " |", "| `vts` | " + spec.vts() + " |");
    }

    private static double micros(Rational picoseconds) {
        return picoseconds.toDouble() / 1e6;
    }
}
