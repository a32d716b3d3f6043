package io.splitnets.verification;

import io.splitnets.engine.RandomSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.primes.Primes;

/**
 * The systems that one case runs: a scenario file with settings, or many of them that differ in further settings.
 *
 * @param file in the folder of the scenarios
 * @param settings as of {@code --set}
 * @param variation what differs between the systems; empty for a single one
 */
record Systems(String file, List<String> settings, Optional<Variation> variation) {
    private static final int SHIFTS = 12;
    private static final int POINTS = 37;
    private static final double GOLDEN = 0.618_033_988_749_895;
    /** Seeds of different samples must not meet. */
    static final long SEEDS_PER_SAMPLE = 1_000_000;

    Systems {
        settings = List.copyOf(settings);
    }

    /**
     * Many systems in groups. The mean figures of the groups are independent, so that they have an interval.
     *
     * @param name a word for it
     * @param groups how many
     * @param group what a group consists of
     */
    record Variation(String name, int groups, Group group) {}

    /** Draws the settings of the systems of one group. */
    @FunctionalInterface
    interface Group {
        /**
         * One list of settings per system.
         *
         * @param number of the group, from 0
         * @param times how many times as many systems as the fast check takes
         * @param sample see {@link QueueingCheck}
         */
        List<List<String>> systems(int number, int times, long sample);
    }

    /** One system. */
    static Systems of(String file, String... settings) {
        return new Systems(file, List.of(settings), Optional.empty());
    }

    /**
     * Many systems whose sensors have phases uniform over a period; one sensor may keep its own, since only differences
     * count. The phases of a group are the points of a Sobol
     * sequence, shifted by one random vector modulo the period: each system's phases are uniform and independent, and a
     * group's mean scatters far less than that of independent draws (Cranley and Patterson, SIAM Journal on Numerical
     * Analysis 13, 1976).
     */
    static Systems withRandomPhases(String file, double periodMs, String... sensors) {
        Group group = (number, times, sample) -> {
            RandomSource random = RandomSource.of(sample, number, file, "phases");
            double[] shift = new double[sensors.length];
            for (int i = 0; i < shift.length; i++) {
                shift[i] = random.uniform();
            }
            int points = Primes.nextPrime(POINTS * times);
            List<List<String>> systems = new ArrayList<>();
            for (int i = 0; i < points; i++) {
                systems.add(phases(i, points, shift, periodMs, sensors));
            }
            return systems;
        };
        return new Systems(file, List.of(), Optional.of(new Variation("random phases", SHIFTS, group)));
    }

    /** Point {@code i} of {@code n} of Korobov's lattice: coordinate j is i a^j / n modulo 1. */
    private static List<String> phases(int i, int n, double[] shift, double periodMs, String... sensors) {
        List<String> phases = new ArrayList<>();
        long generator = Math.round(GOLDEN * n);
        long multiple = i;
        for (int j = 0; j < sensors.length; j++) {
            double phase = ((double) multiple / n + shift[j]) % 1;
            phases.add("sensors." + sensors[j] + ".phase=" + Math.round(phase * periodMs * 1e9) + " ps");
            multiple = multiple * generator % n;
        }
        return phases;
    }

    /** The system, run once with each of many seeds: for figures that a result has no interval for. */
    static Systems withSeeds(String file, int seeds, String... settings) {
        Group group = (number, times, sample) -> {
            List<List<String>> systems = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                long seed = sample * SEEDS_PER_SAMPLE + (long) number * times + i;
                systems.add(List.of("run.replications=1", "run.seed=" + seed));
            }
            return systems;
        };
        return new Systems(file, List.of(settings), Optional.of(new Variation("many seeds", seeds, group)));
    }

    /** The setting that gives a sensor another rate. */
    static String fps(String sensor, double perSecond) {
        return "sensors." + sensor + ".fps=" + Math.round(perSecond) + " fps";
    }

    /** A case on a figure of these systems. */
    QueueingCase.Open shows(ClosedForm form, String what, Figure figure) {
        return new QueueingCase.Open(form, what, new QueueingCase.Run(this, figure));
    }

    /** By group the settings of each system; {@code times} as many systems as the fast check takes. */
    List<List<List<String>>> groups(int times, long sample) {
        if (variation.isEmpty()) {
            return List.of(List.of(settings));
        }
        Variation varied = variation.get();
        List<List<List<String>>> groups = new ArrayList<>();
        for (int i = 0; i < varied.groups(); i++) {
            groups.add(varied.group().systems(i, times, sample).stream()
                    .map(this::together)
                    .toList());
        }
        return groups;
    }

    private List<String> together(List<String> further) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(further);
        return all;
    }
}
