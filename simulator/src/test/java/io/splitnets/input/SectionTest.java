package io.splitnets.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.units.Dimension;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import org.junit.jupiter.api.Test;

class SectionTest {
    private enum Shutter {
        GLOBAL,
        ROLLING_SHUTTER
    }

    private static final String QUAD = """
            version: 1
            name: "quad: tracking"
            sensors:
              - id: left
                fps: 30 fps
                exposure: {time: 4 ms, shutter: rolling_shutter}
              - id: right
                fps: 29.97 fps
            arrivals:
              left: {jitter: 0.3 ms}
              right: {jitter: 0.1 ms}
            views: [left, right]
            lanes: [1, 2, 4]
            """;

    private static void read(Document document) {
        Section root = document.root();
        root.integer("version", 1, 1);
        root.text("name");
        for (Section sensor : root.sections("sensors")) {
            sensor.text("id");
            sensor.quantity("fps", Dimension.FREQUENCY);
            Section exposure = sensor.sectionOrDefaults("exposure");
            exposure.time("time", SimTime.ofNanos(1_500_000));
            exposure.choice("shutter", Shutter.class, Shutter.GLOBAL);
            exposure.finish();
            sensor.finish();
        }
        root.sectionsByKey("arrivals").values().forEach(arrival -> {
            arrival.time("jitter");
            arrival.finish();
        });
        root.texts("views");
        root.integers("lanes", 1, 4);
        root.longInteger("seed", 0, Long.MAX_VALUE, 7);
        root.number("drop", 0, 1, 0.001);
        root.flag("report", true);
        root.finish();
    }

    @Test
    void readsEveryKind() {
        Document document = Document.parse("quad.yaml", QUAD);
        Section root = document.root();
        assertThat(root.integer("version", 1, 1)).isEqualTo(1);
        assertThat(root.text("name")).isEqualTo("quad: tracking");
        Section right = root.sections("sensors").get(1);
        assertThat(right.path()).isEqualTo("sensors[1]");
        assertThat(right.at()).isEqualTo(new Location("quad.yaml", 7, 5));
        assertThat(right.quantity("fps", Dimension.FREQUENCY)).isEqualTo(Rational.of(2997, 100));
        assertThat(right.locationOf("fps")).isEqualTo(new Location("quad.yaml", 8, 10));
        assertThat(root.sectionsByKey("arrivals")).containsOnlyKeys("left", "right");
        assertThat(root.texts("views")).containsExactly("left", "right");
        assertThat(root.integers("lanes", 1, 4)).containsExactly(1, 2, 4);
        document.check();
    }

    @Test
    void printsWhatWasReadWithOrigins() {
        Document document = Document.parse("quad.yaml", QUAD);
        read(document);
        document.check();
        assertThat(document.effective(true)).isEqualTo("""
                        version: 1                      # quad.yaml:1
                        name: "quad: tracking"          # quad.yaml:2
                        sensors:
                          - id: left                    # quad.yaml:4
                            fps: 30 fps                 # quad.yaml:5
                            exposure:
                              time: 4 ms                # quad.yaml:6
                              shutter: rolling_shutter  # quad.yaml:6
                          - id: right                   # quad.yaml:7
                            fps: 29.97 fps              # quad.yaml:8
                            exposure:
                              time: 1.5 ms              # default
                              shutter: global           # default
                        arrivals:
                          left:
                            jitter: 0.3 ms              # quad.yaml:10
                          right:
                            jitter: 0.1 ms              # quad.yaml:11
                        views: [left, right]            # quad.yaml:12
                        lanes: [1, 2, 4]                # quad.yaml:13
                        seed: 7                         # default
                        drop: 0.001                     # default
                        report: true                    # default
                        """);
    }

    @Test
    void effectiveReadsBackToItself() {
        Document document = Document.parse("quad.yaml", QUAD);
        read(document);
        Document again = Document.parse("again.yaml", document.effective(true));
        read(again);
        again.check();
        assertThat(again.effective(false)).isEqualTo(document.effective(false));
    }

    @Test
    void unknownKeyIsReportedAtTheKeyWithASuggestion() {
        Document document = Document.parse("a.yaml", "frame_rate: 1 fps\nsub:\n  framerate: 30 fps\n");
        Section sub = document.root().section("sub");
        sub.quantity("frame_rate", Dimension.FREQUENCY, "30 fps");
        sub.text("id", "");
        sub.finish();
        assertThatThrownBy(document::check)
                .isInstanceOf(InputException.class)
                .hasMessage("a.yaml:3:3: sub: unknown key 'framerate'; known keys: frame_rate, id."
                        + " Did you mean 'frame_rate'?");
    }
}
