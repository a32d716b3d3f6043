package io.splitnets.report;

import io.splitnets.measure.TimelineFrame;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.SystemPlan;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The boundaries of the first frames of a run as a table, one frame a row, in whole picoseconds (1 ms is 10^9 ps). Rows
 * are written one by one, so the table is never in memory as a whole.
 */
public final class FramesCsv {
    private static final List<String> HEADER = List.of(
            "camera",
            "network",
            "trigger",
            "exposure_start_ps",
            "readout_start_ps",
            "readout_end_ps",
            "sensor_start_ps",
            "sensor_end_ps",
            "link_start_ps",
            "link_end_ps",
            "joined_ps",
            "aggregator_start_ps",
            "aggregator_end_ps",
            "latency_ps",
            "dropped_by");

    private FramesCsv() {}

    /** Writes the header and a row for each frame, in the order in which they came in. */
    public static void write(Writer out, SystemPlan plan, LatencyFrom from, List<TimelineFrame> frames)
            throws IOException {
        out.write(new CsvText(HEADER).toString());
        for (TimelineFrame frame : frames) {
            out.write(row(plan, from, frame));
        }
    }

    private static String row(SystemPlan plan, LatencyFrom from, TimelineFrame frame) {
        CsvText row = new CsvText();
        row.cell(plan.cameras().get(frame.camera()).id())
                .cell(plan.aggregator().networks().get(frame.network()).id())
                .cell(frame.index());
        instant(row, frame.exposureStart());
        instant(row, frame.readoutStart());
        instant(row, frame.readoutEnd());
        instant(row, frame.sensorStart());
        instant(row, frame.sensorEnd());
        instant(row, frame.linkStart());
        instant(row, frame.linkEnd());
        instant(row, frame.joined());
        instant(row, frame.aggregatorStart());
        instant(row, frame.aggregatorEnd());
        long reference =
                frame.exposureStart() + plan.cameras().get(frame.camera()).referenceOffset(from);
        boolean served = frame.aggregatorEnd() != TimelineFrame.NOT_REACHED;
        instant(row, served ? frame.aggregatorEnd() - reference : TimelineFrame.NOT_REACHED);
        return row.cell(frame.dropped()).end().toString();
    }

    private static void instant(CsvText row, long time) {
        if (time == TimelineFrame.NOT_REACHED) {
            row.cell("");
        } else {
            row.cell(time);
        }
    }
}
