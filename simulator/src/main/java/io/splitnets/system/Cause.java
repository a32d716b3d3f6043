package io.splitnets.system;

import io.splitnets.measure.Difference;
import io.splitnets.measure.Stage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of a system whose stages explain the largest share of a difference in mean latency. Stages of a frame add up
 * to its latency, so their differences add up to the difference of the frames' mean latency; where views are joined,
 * that is not quite the difference of the results' mean latency, which counts from the oldest view.
 *
 * @param place where the difference arises
 * @param differenceMs of the stages of this place together, ms per frame, B minus A
 * @param waitingMs the part of it that is waiting
 * @param totalMs difference of the frames' mean latency, ms, which all places add up to
 * @param station the one of the place whose offered load changes most; empty if all change alike, if none does, or if
 *     the place has no station
 */
public record Cause(Place place, double differenceMs, double waitingMs, double totalMs, Optional<String> station) {
    /** A part of the system. */
    public enum Place {
        /** Exposure and readout. */
        SENSOR,
        /** The network processors on the sensors. */
        SENSOR_PROCESSOR,
        /** The links. */
        LINK,
        /** The join of the views. */
        FUSION,
        /** The aggregator. */
        AGGREGATOR,
        /** Buffers that are full, so that the station before keeps its frame. */
        FULL_BUFFERS;

        private List<Stage> waiting() {
            return switch (this) {
                case SENSOR -> List.of();
                case SENSOR_PROCESSOR -> List.of(Stage.SENSOR_WAIT);
                case LINK -> List.of(Stage.LINK_WAIT);
                case FUSION -> List.of(Stage.FUSION_WAIT);
                case AGGREGATOR -> List.of(Stage.AGGREGATOR_WAIT);
                case FULL_BUFFERS -> List.of(Stage.BLOCKED);
            };
        }

        private List<Stage> working() {
            return switch (this) {
                case SENSOR -> List.of(Stage.EXPOSURE, Stage.READOUT);
                case SENSOR_PROCESSOR -> List.of(Stage.SENSOR_COMPUTE);
                case LINK -> List.of(Stage.LINK);
                case AGGREGATOR -> List.of(Stage.AGGREGATOR_COMPUTE);
                case FUSION, FULL_BUFFERS -> List.of();
            };
        }

        /** Whether a station of this name belongs here. */
        public boolean has(String station) {
            return switch (this) {
                case SENSOR_PROCESSOR -> station.endsWith(".npu");
                case AGGREGATOR -> station.equals(AggregatorStation.NAME);
                case LINK -> !station.endsWith(".npu") && !station.equals(AggregatorStation.NAME);
                case SENSOR, FUSION, FULL_BUFFERS -> false;
            };
        }
    }

    /** Share of the difference of the frames' mean latency; above 1 if other places take some of it back. */
    public double share() {
        return differenceMs / totalMs;
    }

    /** The cause of a difference; empty if it does not show, or if frames and results do not agree in its sign. */
    static Optional<Cause> of(
            Difference mean, Map<Stage, Difference> stages, Map<String, Double> loadA, Map<String, Double> loadB) {
        double total = sum(stages, List.of(Stage.values()));
        double sign = Math.signum(mean.difference().value());
        if (!mean.shows() || sign * total <= 0) {
            return Optional.empty();
        }
        Place largest = Place.SENSOR;
        for (Place place : Place.values()) {
            if (sign * all(stages, place) > sign * all(stages, largest)) {
                largest = place;
            }
        }
        return Optional.of(new Cause(
                largest, all(stages, largest), sum(stages, largest.waiting()), total, station(largest, loadA, loadB)));
    }

    private static double all(Map<Stage, Difference> stages, Place place) {
        return sum(stages, place.waiting()) + sum(stages, place.working());
    }

    private static double sum(Map<Stage, Difference> stages, List<Stage> some) {
        return some.stream()
                .mapToDouble(stage -> Objects.requireNonNull(stages.get(stage), stage.name())
                        .difference()
                        .value())
                .sum();
    }

    private static Optional<String> station(Place place, Map<String, Double> loadA, Map<String, Double> loadB) {
        List<String> names = loadA.keySet().stream()
                .filter(name -> place.has(name) && loadB.containsKey(name))
                .toList();
        if (names.size() < 2) {
            return names.stream().findFirst();
        }
        double most = -1;
        double least = Double.MAX_VALUE;
        String changed = "";
        for (String name : names) {
            double change = Math.abs(loadB.getOrDefault(name, 0.0) - loadA.getOrDefault(name, 0.0));
            if (change > most) {
                most = change;
                changed = name;
            }
            least = Math.min(least, change);
        }
        return most > least ? Optional.of(changed) : Optional.empty();
    }
}
