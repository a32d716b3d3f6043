package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.input.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes traces of our own format from models of arrivals. The header names generator version, seed, parameters and their
 * origin, so that anyone can make the same file again: equal plans give equal bytes.
 */
public final class TraceGenerator {
    /** Raised whenever a plan's bytes change. */
    public static final int VERSION = 1;

    private TraceGenerator() {}

    /** Writes {@code NAME.trace.yaml} and {@code NAME.csv} into a folder, in place of older ones. */
    public static void write(TracePlan plan, Path folder) throws IOException {
        AtomicFiles.writeText(folder.resolve(plan.name() + OwnTraceParser.HEADER_SUFFIX), header(plan));
        AtomicFiles.writeText(folder.resolve(plan.name() + ".csv"), data(plan));
    }

    /** The text of {@code NAME.trace.yaml}. */
    public static String header(TracePlan plan) {
        Map<String, List<String>> source = new LinkedHashMap<>();
        source.put("tool", List.of("splitnets trace generator"));
        source.put("generator_version", List.of(Integer.toString(VERSION)));
        source.put("seed", List.of(Long.toString(plan.seed())));
        source.put("duration", List.of(plan.duration().toString()));
        source.put(
                "arrivals",
                plan.sensors().stream()
                        .map(sensor -> sensor.id() + ": " + describe(sensor.arrivals()))
                        .toList());
        source.put("facts", plan.facts());
        List<TraceHeader.Sensor> sensors = plan.sensors().stream()
                .map(sensor -> new TraceHeader.Sensor(sensor.id(), sensor.nominal()))
                .toList();
        return new TraceHeader(
                        TraceHeader.Clock.DEVICE,
                        plan.refersTo(),
                        TraceHeader.Mode.GENERATED,
                        sensors,
                        source,
                        List.of("Generated; no frame of a real camera is in this file."))
                .toYaml();
    }

    /** The text of {@code NAME.csv}: rows by time, then by the order of the sensors; {@code seq} is the trigger number. */
    public static String data(TracePlan plan) {
        record Row(long ns, int sensor, long seq) {}
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < plan.sensors().size(); i++) {
            TracePlan.PlannedSensor sensor = plan.sensors().get(i);
            ArrivalProcess process = sensor.arrivals().start(RandomSource.of(plan.seed(), 0, sensor.id(), "arrivals"));
            while (process.next() && process.timePs() < plan.duration().picoseconds()) {
                rows.add(new Row(plan.startNs() + process.timePs() / 1000, i, process.index()));
            }
        }
        rows.sort(Comparator.comparingLong(Row::ns).thenComparingInt(Row::sensor));
        StringBuilder csv = new StringBuilder("sensor,seq,t_ns\n");
        for (Row row : rows) {
            csv.append(plan.sensors().get(row.sensor()).id())
                    .append(',')
                    .append(row.seq())
                    .append(',')
                    .append(row.ns())
                    .append('\n');
        }
        return csv.toString();
    }

    private static String describe(ArrivalSpec arrivals) {
        if (!(arrivals instanceof ArrivalSpec.Periodic periodic)) {
            return arrivals.toString();
        }
        return "period " + periodic.periodPs() + " ps, phase "
                + periodic.phase().picoseconds() + " ps, clock offset "
                + periodic.clockOffset().times(1_000_000).toDouble() + " ppm, " + describe(periodic.jitter())
                + ", " + describe(periodic.drops());
    }

    private static String describe(Drops drops) {
        return drops.probability() == 0
                ? "no losses"
                : "losses " + drops.probability() + " in runs of mean " + drops.meanRun();
    }

    private static String describe(Jitter jitter) {
        if (jitter instanceof Jitter.PeriodNoise period) {
            return "period noise " + describe(period.noise());
        }
        return jitter instanceof Jitter.ArrivalNoise arrival
                ? "arrival noise " + describe(arrival.noise())
                : "no jitter";
    }

    private static String describe(Noise noise) {
        String law = noise.law().name().toLowerCase(java.util.Locale.ROOT);
        String freedom = noise.law() == Noise.Law.STUDENT_T ? " with " + noise.freedom() + " degrees of freedom" : "";
        return law + freedom + ", scale " + noise.scale().picoseconds() + " ps, at most "
                + noise.max().picoseconds() + " ps";
    }
}
