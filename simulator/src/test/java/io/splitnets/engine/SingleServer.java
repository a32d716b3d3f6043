package io.splitnets.engine;

import java.util.ArrayDeque;

/** A camera, a first-come first-served server and its waiting room, for the tests of the engine. Times in ps. */
final class SingleServer {
    private final Simulation simulation;
    private final RandomSource random;
    private final long meanGap;
    private final boolean poisson;
    private final long service;
    private final Timer arrival;
    private final Timer completion;
    private final ArrayDeque<Long> queue = new ArrayDeque<>();
    private long left;
    private boolean busy;
    private long totalWait;
    private long started;

    SingleServer(Simulation simulation, String name, long meanGap, boolean poisson, long service) {
        this.simulation = simulation;
        this.random = simulation.random(name, "arrivals");
        this.meanGap = meanGap;
        this.poisson = poisson;
        this.service = service;
        int id = simulation.component(name);
        arrival = simulation.timer(id, Phase.ARRIVE, this::arrive);
        completion = simulation.timer(id, Phase.COMPLETE, this::complete);
    }

    void start(long customers) {
        queue.clear();
        busy = false;
        totalWait = 0;
        started = 0;
        left = customers;
        arrival.at(simulation.now() + gap());
    }

    private long gap() {
        return poisson ? Math.round(-meanGap * StrictMath.log(random.uniform())) : meanGap;
    }

    private void arrive() {
        queue.add(simulation.now());
        if (--left > 0) {
            arrival.at(simulation.now() + gap());
        }
        if (!busy) {
            begin();
        }
    }

    private void complete() {
        busy = false;
        if (!queue.isEmpty()) {
            begin();
        }
    }

    private void begin() {
        busy = true;
        totalWait += simulation.now() - queue.remove();
        started++;
        completion.at(simulation.now() + service);
    }

    double meanWait() {
        return (double) totalWait / started;
    }

    long totalWait() {
        return totalWait;
    }
}
