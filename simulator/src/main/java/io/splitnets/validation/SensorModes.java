package io.splitnets.validation;

import io.splitnets.hardware.Shutter;
import io.splitnets.sensor.SensorTimingModel;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Frame rates of sensors from their registers. */
final class SensorModes implements Benchmark {
    private static final double MOST = 0.01;
    private static final About ABOUT = new About(
            "sensor-modes",
            "Frame rates of sensor modes",
            "Linux drivers ov7251.c and ov9282.c: registers and frame rate of each mode",
            "2024",
            "OV7251 and OV9282, global shutter, 30 to 121 fps",
            Kind.EXACT);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Demand demand() {
        return Demand.worst(ErrorScale.FRAMES_PER_SECOND, MOST);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.each("sensor-modes.csv", SensorModes::compare);
    }

    private static Comparison compare(Row row) {
        SensorTimingModel timing = new SensorTimingModel(
                new Frequency(Rational.parse(row.text("pixel_clock_hz"))),
                row.whole("hts"),
                row.whole("vts"),
                row.whole("height"),
                0,
                Shutter.GLOBAL);
        return new Comparison(row.text("mode"), row.number("fps"), timing.fps().toDouble());
    }
}
