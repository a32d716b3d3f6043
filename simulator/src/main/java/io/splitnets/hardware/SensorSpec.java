package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;

/**
 * An image sensor, in the terms of its registers.
 *
 * @param name shown in reports
 * @param width active pixels per row, a whole number of packed groups of {@code format}
 * @param height active rows
 * @param format packing on the link
 * @param pixelClock pixels per second of the readout, f_pix
 * @param hts horizontal total size: pixel clocks per row with blanking; at least 1. It may be below {@code width} where
 *     the array is read several pixels per clock
 * @param vts vertical total size: fewest rows per frame with blanking, at least {@code height}
 * @param shutter global or rolling
 * @param exposureMarginLines rows by which the exposure must stay below the frame length
 * @param pjPerPixel picojoule per pixel read (analogue, conversion and readout)
 * @param idleMicrowatts power in microwatt that does not depend on the number of pixels
 * @param scale what is done to an image before it is sent
 * @param npuStart when the accelerator on the sensor starts
 */
public record SensorSpec(
        String name,
        int width,
        int height,
        PixelFormat format,
        Frequency pixelClock,
        int hts,
        int vts,
        Shutter shutter,
        int exposureMarginLines,
        double pjPerPixel,
        double idleMicrowatts,
        OutputScale scale,
        NpuStart npuStart) {
    private static final int MAX_LINES = 1_000_000;

    /** Refuses sizes out of range and widths that break a packed group. */
    public SensorSpec {
        Checks.atLeast(width, 1, "width");
        Checks.atLeast(height, 1, "height");
        Checks.atLeast(hts, 1, "hts");
        Checks.atLeast(vts, height, "vts");
        Checks.atLeast(exposureMarginLines, 0, "exposureMarginLines");
        Checks.notNegative(pjPerPixel, "pjPerPixel");
        Checks.notNegative(idleMicrowatts, "idleMicrowatts");
        format.lineBytes(width);
    }

    /**
     * Reads a specification; the caller finishes the section.
     *
     * <p>Required: width, height, format, pixel_clock, hts, vts. Optional: name, shutter (global), exposure_margin_lines
     * (0), energy with pixel (600 pJ/pixel, the analogue-to-digital conversion of an IMX500-like sensor as used by CamJ,
     * ISCA 2023) and idle (0 uW), scale (none), npu_start (frame) and roi, a window that is read in place of the whole
     * array: width, height, left (0), top (0) and hts (that of the sensor). A frame of a window has as many lines less as
     * the window has rows less; a line gets shorter only if the window's hts says so.
     */
    public static SensorSpec read(Section section) {
        String name = section.text("name", "sensor");
        PixelFormat format = section.choice("format", PixelFormat.class);
        int width = width(section, format);
        int height = section.integer("height", 1, MAX_LINES);
        Section energy = section.sectionOrDefaults("energy");
        SensorSpec sensor = new SensorSpec(
                name,
                width,
                height,
                format,
                section.frequency("pixel_clock"),
                section.integer("hts", 1, 10_000_000),
                vts(section, height),
                section.choice("shutter", Shutter.class, Shutter.GLOBAL),
                section.integer("exposure_margin_lines", 0, MAX_LINES, 0),
                energy.quantity("pixel", Dimension.ENERGY_PER_PIXEL, "600 pJ/pixel")
                        .toDouble(),
                energy.quantity("idle", Dimension.POWER, "0 uW").toDouble(),
                section.choice("scale", OutputScale.class, OutputScale.NONE),
                section.choice("npu_start", NpuStart.class, NpuStart.FRAME));
        energy.finish();
        return section.optionalSection("roi").map(sensor::window).orElse(sensor);
    }

    private SensorSpec window(Section roi) {
        int columns = Math.min(width(roi, format), width);
        int rows = roi.integer("height", 1, height);
        roi.integer("left", 0, width - columns, 0);
        roi.integer("top", 0, height - rows, 0);
        SensorSpec window = new SensorSpec(
                name,
                columns,
                rows,
                format,
                pixelClock,
                roi.integer("hts", 1, hts, hts),
                vts - (height - rows),
                shutter,
                exposureMarginLines,
                pjPerPixel,
                idleMicrowatts,
                scale,
                npuStart);
        if (roi.has("width") && roi.integer("width", 1, 65_536) > width) {
            roi.problem("width", "expected at most the " + width + " pixels of a row");
        }
        roi.finish();
        return window;
    }

    private static int width(Section section, PixelFormat format) {
        int width = section.integer("width", 1, 65_536);
        if (format.divides(width)) {
            return width;
        }
        int group = format.pixelsPerGroup();
        if (section.has("width")) {
            section.problem("width", "expected a multiple of " + group + " pixels, the packed group of " + format);
        }
        return (width / group + 1) * group;
    }

    private static int vts(Section section, int height) {
        int vts = section.integer("vts", 1, 10_000_000);
        if (vts < height && section.has("vts")) {
            section.problem("vts", "expected at least the " + height + " rows of the frame");
        }
        return Math.max(vts, height);
    }

    /** Pixels of one frame. */
    public long pixels() {
        return (long) width * height;
    }

    /** Bytes of one packed frame. */
    public long frameBytes() {
        return (long) format.lineBytes(width) * height;
    }
}
