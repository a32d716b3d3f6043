package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.units.SimTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Continuous;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.ListWithStat;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simexp.RepSim;
import umontreal.ssj.stat.Tally;

/** What SSJ's classes and events see of the executive. Where stock SSJ can do the same, both must agree. */
class TickSimulatorTest {
    private static final long LIMIT = SimTime.LIMIT.picoseconds();

    private final Journal journal = new Journal();
    private final TickSimulator simulator = new TickSimulator(journal);
    private final List<String> log = new ArrayList<>();

    private Timer timer(String name, Phase phase, Runnable action) {
        return simulator.timer(new Slot(name, 0, phase, 0, 0, 0, action));
    }

    private Timer logged(String name, Phase phase) {
        return timer(name, phase, () -> log.add(name + " " + (long) simulator.time()));
    }

    private Event event(String name) {
        return event(simulator, () -> log.add(name + " " + (long) simulator.time()));
    }

    private static Event event(Simulator simulator, Runnable action) {
        return new Event(simulator) {
            @Override
            public void actions() {
                action.run();
            }
        };
    }

    @Test
    void eventsComeAfterAllTimersOfTheirTickInTheirOwnOrder() {
        Timer again = logged("again", Phase.COMPLETE);
        Event urgent = event("urgent");
        urgent.setPriority(0.5);
        event("first").schedule(5);
        event(simulator, () -> {
                    log.add("sets a timer of this tick");
                    again.at(5);
                })
                .schedule(5);
        event("last").schedule(5);
        urgent.schedule(5);
        event("early").schedule(4);
        logged("measure", Phase.MEASURE).at(5);
        logged("arrive", Phase.ARRIVE).at(5);
        logged("late", Phase.COMPLETE).at(6);
        simulator.run(5, false);
        assertThat(log)
                .containsExactly(
                        "early 4",
                        "arrive 5",
                        "measure 5",
                        "urgent 5",
                        "first 5",
                        "sets a timer of this tick",
                        "again 5",
                        "last 5");
        assertThat(journal.events()).as("timers alone are counted").isEqualTo(3);
    }

    @Test
    void timersAndEventsSetOneAnother() {
        Event pong = event("pong");
        Timer[] ping = new Timer[1];
        ping[0] = timer("ping", Phase.ARRIVE, () -> {
            log.add("ping " + (long) simulator.time());
            pong.schedule(2);
            ping[0].at(journal.now() + 3);
        });
        ping[0].at(1);
        simulator.run(8, false);
        assertThat(log).containsExactly("ping 1", "pong 3", "ping 4", "pong 6", "ping 7");
        assertThat(pong.cancel()).isTrue();
        ping[0].cancel();
        assertThat(simulator.isEmpty()).isTrue();
    }

    @Test
    void scheduleNextBeforeAfterAndRescheduleWork() {
        Event anchor = event("anchor");
        anchor.schedule(10);
        event("before").scheduleBefore(anchor);
        event("after").scheduleAfter(anchor);
        event("now").scheduleNext();
        Event moved = event("moved");
        moved.schedule(1);
        moved.reschedule(20);
        logged("timer", Phase.MEASURE).at(0);
        simulator.start();
        assertThat(log).containsExactly("timer 0", "now 0", "before 10", "anchor 10", "after 10", "moved 20");
    }

    @Test
    void startRunsUntilNothingIsLeftOrAnEventStopsIt() {
        assertThatIllegalStateException().isThrownBy(simulator::start);
        logged("a", Phase.ARRIVE).at(3);
        logged("b", Phase.ARRIVE).at(9);
        event(simulator, simulator::stop).schedule(5);
        simulator.start();
        assertThat(simulator.time()).isEqualTo(5);
        assertThat(simulator.isStopped()).isTrue();
        simulator.start();
        assertThat(simulator.time()).isEqualTo(9);
        assertThat(log).containsExactly("a 3", "b 9");
        logged("c", Phase.ARRIVE).at(LIMIT);
        simulator.start();
        assertThat(simulator.time()).isEqualTo(LIMIT);
    }

    @Test
    void aTimerMayStopTheRun() {
        timer("stops", Phase.ARRIVE, simulator::stop).at(4);
        logged("later", Phase.CONTROL).at(4);
        simulator.run(100, false);
        assertThat(simulator.time()).isEqualTo(4);
        assertThat(log).isEmpty();
        simulator.run(100, false);
        assertThat(log).containsExactly("later 4");
        assertThat(simulator.time()).isEqualTo(100);
    }

    @Test
    void aStopHoldsEvenForTheFirstKeyThereIs() {
        Timer first = logged("first", Phase.COMPLETE);
        timer("stops", Phase.MEASURE, () -> {
                    first.at(0);
                    simulator.stop();
                })
                .at(0);
        simulator.start();
        assertThat(log).isEmpty();
        simulator.start();
        assertThat(log).containsExactly("first 0");
    }

    @Test
    void timersMadeWhileItRunsTakeTheirPlace() {
        Timer early = logged("early", Phase.COMPLETE);
        timer("maker", Phase.CONTROL, () -> {
                    logged("phase over", Phase.ARRIVE).at(1);
                    logged("still to come", Phase.MEASURE).at(1);
                    early.at(2);
                    logged("next tick", Phase.TRANSFER).at(2);
                })
                .at(1);
        logged("measure", Phase.MEASURE).at(1);
        simulator.start();
        assertThat(log.subList(0, 1)).containsExactly("phase over 1");
        assertThat(log.subList(1, 3)).containsExactlyInAnyOrder("measure 1", "still to come 1");
        assertThat(log.subList(3, 5)).containsExactly("early 2", "next tick 2");
    }

    @Test
    void initMakesTimersAndEventsReadyForTheNextRun() {
        Timer timer = logged("timer", Phase.ARRIVE);
        Event event = event("event");
        for (int run = 0; run < 3; run++) {
            timer.at(7);
            event.schedule(8);
            simulator.run(5, false);
            assertThat(simulator.time()).isEqualTo(5);
            simulator.init();
            assertThat(simulator.time()).isZero();
            assertThat(simulator.isEmpty()).isTrue();
            assertThat(timer.pending()).isFalse();
        }
        timer.at(1);
        event.schedule(2);
        simulator.start();
        assertThat(log).containsExactly("timer 1", "event 2");
        timer("initialises", Phase.ARRIVE, simulator::init).at(3);
        assertThatIllegalStateException().isThrownBy(simulator::start).withMessageContaining("running");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 0.1, 1e-300, Double.POSITIVE_INFINITY, 9_007_199_254_740_994.0})
    void refusesEventsBetweenTicksOrBeyondTheLimit(double delay) {
        Event event = event("event");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event.schedule(delay))
                .withMessageContaining("whole picoseconds");
        assertThat(simulator.isEmpty()).isTrue();
        event.schedule(3);
        simulator.start();
        assertThat(log).containsExactly("event 3");
    }

    @Test
    void itsListCanBeReadButNotReplacedOrWrittenTo() {
        event("b").schedule(2);
        event("a").schedule(1);
        assertThat(simulator.getEventList()).extracting(Event::time).containsExactly(1.0, 2.0);
        assertThatThrownBy(() -> {
                    var events = simulator.getEventList().listIterator();
                    events.next();
                    events.remove();
                })
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> simulator.init(new DoublyLinked())).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void accumulateIntegratesOverItsTime() {
        Accumulate level = new Accumulate(simulator, "level");
        timer("up", Phase.ARRIVE, () -> level.update(3)).at(10);
        timer("down", Phase.ARRIVE, () -> level.update(1)).at(1_000_000_000_000_010L);
        simulator.run(2_000_000_000_000_010L, false);
        // 10 at 0, 10^15 at 3, 10^15 at 1.
        assertThat(level.sum()).isEqualTo(4e15);
        assertThat(level.average()).isEqualTo(4e15 / 2_000_000_000_000_010.0);
        assertThat(level.getLastTime()).isEqualTo(2_000_000_000_000_010.0);
    }

    @Test
    void listWithStatMeasuresLengthsAndStays() {
        ListWithStat<String> list = new ListWithStat<>(simulator, new ArrayList<>(), "queue");
        list.setStatCollecting(true);
        timer("first", Phase.ARRIVE, () -> list.add("a")).at(2);
        timer("second", Phase.ARRIVE, () -> list.add("b")).at(4);
        timer("out", Phase.COMPLETE, () -> list.remove(0)).at(10);
        simulator.run(20, false);
        assertThat(list.statSojourn().numberObs()).isEqualTo(1);
        assertThat(list.statSojourn().average()).isEqualTo(8);
        // One from 2 to 4, two to 10, one to 20.
        assertThat(list.statSize().average()).isEqualTo(24 / 20.0);
    }

    @Test
    void continuousVariablesAreIntegratedAsOnStockSsj() {
        assertThat(decay(new TickSimulator(new Journal()))).isEqualTo(decay(new Simulator()));
        // The stop was scheduled before the hundredth step and so comes first.
        assertThat(decay(new Simulator())).isCloseTo(StrictMath.exp(-0.99), within(1e-9));
    }

    private static double decay(Simulator simulator) {
        simulator.init();
        Continuous level = new Continuous(simulator) {
            @Override
            public double derivative(double time) {
                return -value() / 1000;
            }
        };
        simulator.continuousState().selectRungeKutta4(10);
        level.startInteg(1);
        event(simulator, simulator::stop).schedule(1000);
        simulator.start();
        return level.value();
    }

    @Test
    void repSimAndTallyReplicateAsOnStockSsj() {
        Queues stock = new Queues(new Simulator(), Optional.empty());
        stock.simulate();
        Queues events = new Queues(simulator, Optional.empty());
        events.simulate();
        TickSimulator other = new TickSimulator(new Journal());
        Queues timers = new Queues(other, Optional.of(other));
        timers.simulate();
        for (Queues queues : List.of(events, timers)) {
            assertThat(queues.getCompletedReplications()).isEqualTo(20);
            assertThat(queues.waits.average()).isEqualTo(stock.waits.average());
            assertThat(queues.waits.variance()).isEqualTo(stock.waits.variance());
            assertThat(queues.busy.average()).isEqualTo(stock.busy.average());
        }
        assertThat(stock.waits.variance()).isPositive();
    }

    /** Customers with random gaps at one server, their completions as events of SSJ or as a timer. */
    private static final class Queues extends RepSim {
        private final Tally waits = new Tally("mean waits");
        private final Tally busy = new Tally("utilisations");
        private final Simulator simulator;
        private final MRG32k3a stream = new MRG32k3a();
        private final ArrayDeque<Double> queue = new ArrayDeque<>();
        private final Tally wait = new Tally("waits");
        private final Accumulate serving;
        private final Event arrival;
        private final Runnable serve;
        private int left;

        Queues(Simulator simulator, Optional<TickSimulator> timers) {
            super(simulator, 20);
            this.simulator = simulator;
            serving = new Accumulate(simulator, "serving");
            stream.setSeed(new long[] {1, 2, 3, 4, 5, 6});
            arrival = event(simulator, this::arrive);
            Event completion = event(simulator, this::complete);
            Optional<Timer> timer =
                    timers.map(tick -> tick.timer(new Slot("server", 0, Phase.COMPLETE, 0, 0, 0, this::complete)));
            serve = () -> timer.ifPresentOrElse(
                    server -> server.at((long) simulator.time() + 80), () -> completion.schedule(80));
        }

        @Override
        public void initReplicationProbes() {
            waits.init();
            busy.init();
        }

        @Override
        public void initReplication(int replication) {
            queue.clear();
            wait.init();
            serving.init(0);
            left = 50;
            arrival.schedule(gap());
        }

        private double gap() {
            // Odd arrivals and even services: nothing happens at the same time.
            return 2 * Math.round(80 * stream.nextDouble() + 15) + (left == 50 ? 1 : 0);
        }

        private void arrive() {
            queue.add(simulator.time());
            if (queue.size() == 1) {
                begin();
            }
            if (--left > 0) {
                arrival.schedule(gap());
            }
        }

        private void begin() {
            wait.add(simulator.time() - queue.getFirst());
            serving.update(1);
            serve.run();
        }

        private void complete() {
            queue.removeFirst();
            serving.update(0);
            if (!queue.isEmpty()) {
                begin();
            }
        }

        @Override
        public void addReplicationObs(int replication) {
            waits.add(wait.average());
            busy.add(serving.average());
        }
    }
}
