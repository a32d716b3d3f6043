package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueueModelTest {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();
    private static final long MS = 1_000_000_000L;

    /** Pollaczek-Khinchine for constant service: W = rho S / (2 (1 - rho)). */
    @Test
    void poissonArrivalsAtAConstantServerWaitAsLongAsTheFormulaSays() {
        int runs = 30;
        double[] means = IntStream.range(0, runs)
                .mapToDouble(r -> runServer(r).meanWait() / MS)
                .toArray();
        double mean =
                IntStream.range(0, runs).mapToDouble(r -> means[r]).average().orElseThrow();
        double variance = IntStream.range(0, runs)
                        .mapToDouble(r -> (means[r] - mean) * (means[r] - mean))
                        .sum()
                / (runs - 1);
        double error = Math.sqrt(variance / runs);
        // rho = 0.8, S = 10 ms: 20 ms. Three standard errors, which are a quarter of a millisecond.
        assertThat(error).isLessThan(0.3);
        assertThat(mean).isCloseTo(20, within(3 * error));
    }

    @Test
    void aPeriodicCameraNeverWaitsUntilItIsTooFast() {
        assertThat(periodic(10, 10)).isZero();
        assertThat(periodic(11, 10)).isZero();
        // Service one longer than the period: frame k waits k, so 100 frames wait 0 + 1 + ... + 99.
        assertThat(periodic(10, 11)).isEqualTo(4950);
    }

    @Test
    void simulationsOnSeveralThreadsEqualThoseInOne() throws Exception {
        List<Long> serial =
                IntStream.range(0, 8).mapToObj(QueueModelTest::fingerprintOf).toList();
        assertThat(serial).doesNotHaveDuplicates();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> futures = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int replication = i;
                futures.add(pool.submit(() -> fingerprintOf(replication)));
            }
            for (int i = 0; i < 8; i++) {
                assertThat(futures.get(i).get()).isEqualTo(serial.get(i));
            }
        } finally {
            pool.shutdown();
        }
    }

    private static long fingerprintOf(int replication) {
        Simulation simulation = new Simulation(1, replication);
        List<SingleServer> servers = IntStream.range(0, 10)
                .mapToObj(i -> new SingleServer(simulation, "s" + i, 1000, true, 700))
                .toList();
        servers.forEach(server -> server.start(500));
        simulation.runToEmpty(LIMIT);
        return simulation.fingerprint();
    }

    private static SingleServer runServer(int replication) {
        Simulation simulation = new Simulation(20260101, replication);
        SingleServer server = new SingleServer(simulation, "npu", 12_500 * MS / 1000, true, 10 * MS);
        server.start(20_000);
        assertThat(simulation.runToEmpty(LIMIT)).isTrue();
        return server;
    }

    private static long periodic(long period, long service) {
        Simulation simulation = new Simulation(1, 0);
        SingleServer server = new SingleServer(simulation, "npu", period, false, service);
        server.start(100);
        simulation.runToEmpty(LIMIT);
        return server.totalWait();
    }
}
