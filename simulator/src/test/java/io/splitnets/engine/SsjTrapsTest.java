package io.splitnets.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import umontreal.ssj.simevents.Accumulate;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * Where SSJ 3.3.2 surprises: each trap as it is on stock SSJ, and beside it that the product's engine has it not, or that
 * nothing of the product steps into it.
 */
class SsjTrapsTest {
    // No other package may use SSJ's executive, which ArchitectureTest sees to.
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.splitnets.engine");

    private final Simulator stock = new Simulator(new SplayTree());
    private final Journal journal = new Journal();
    private final TickSimulator ours = new TickSimulator(journal);
    private final List<String> log = new ArrayList<>();

    SsjTrapsTest() {
        stock.init();
    }

    private Event event(Simulator simulator, String name) {
        return new Event(simulator) {
            @Override
            public void actions() {
                log.add(name + " " + simulator().time() + " " + time());
            }
        };
    }

    private Timer timer(String name, Phase phase) {
        return ours.timer(new Slot(name, 0, phase, 0, 0, 0, () -> log.add(name + " " + journal.now())));
    }

    /** Trap 1. */
    @Test
    void anEventPendingAtInitCannotBeScheduledAgain() {
        Event forgotten = event(stock, "forgotten");
        Event cancelled = event(stock, "cancelled");
        forgotten.schedule(1);
        cancelled.schedule(1);
        cancelled.cancel();
        stock.init();
        assertThatIllegalStateException().isThrownBy(() -> forgotten.schedule(1));
        assertThatCode(() -> cancelled.schedule(1)).doesNotThrowAnyException();

        Event event = event(ours, "event");
        Timer timer = timer("timer", Phase.ARRIVE);
        event.schedule(1);
        timer.at(1);
        ours.init();
        event.schedule(2);
        timer.at(2);
        ours.start();
        assertThat(log).containsExactly("timer 2", "event 2.0 -10.0");
    }

    /** Trap 2. */
    @Test
    void anEventDoesNotKnowItsTimeDuringItsActions() {
        event(stock, "stock").schedule(3);
        stock.start();
        timer("ours", Phase.ARRIVE).at(3);
        ours.start();
        assertThat(log).containsExactly("stock 3.0 -10.0", "ours 3");
    }

    /** Trap 3. */
    @Test
    void notANumberIsTakenAsADelay() {
        assertThatCode(() -> event(stock, "stock").schedule(Double.NaN)).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event(ours, "ours").schedule(Double.NaN))
                .withMessageContaining("whole picoseconds");
    }

    /** Trap 4: a timer has no priority to lose, only its place. */
    @Test
    void scheduleNextForgetsThePriority() {
        Event event = event(stock, "stock");
        event.setPriority(9);
        event.scheduleNext();
        assertThat(event.priority()).isZero();

        Timer second = timer("second", Phase.MEASURE);
        Timer first = timer("first", Phase.ARRIVE);
        for (int i = 0; i < 2; i++) {
            second.at(journal.now());
            first.at(journal.now());
            ours.start();
        }
        assertThat(log).containsExactly("first 0", "second 0", "first 0", "second 0");
    }

    /** Trap 5: nothing of the product uses these classes; where one is used, give {@code init} the present value. */
    @Test
    void accumulateStartsItsMaximumAtTheLeastPositiveNumberAndForgetsTheValue() {
        Accumulate level = new Accumulate(stock);
        level.update(-2);
        assertThat(level.max()).isEqualTo(Double.MIN_VALUE);
        level.update(5);
        level.init();
        assertThat(level.getLastValue()).isZero();
        level.init(5);
        assertThat(level.getLastValue()).isEqualTo(5);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "umontreal\\.ssj\\.simevents\\.(Accumulate|ListWithStat|LinkedListStat|Continuous|Sim)")
                .check(ENGINE);
    }

    /** Trap 6. */
    @Test
    void cancellingByClassFailsWhenThereIsNone() {
        Event event = event(stock, "stock");
        assertThatThrownBy(() -> event.cancel("no.such.Event")).isInstanceOf(NullPointerException.class);

        Timer timer = timer("ours", Phase.ARRIVE);
        assertThatCode(timer::cancel).doesNotThrowAnyException();
        timer.at(4);
        timer.cancel();
        timer.cancel();
        assertThat(ours.isEmpty()).isTrue();
    }

    /** Trap 7: every removal turns the tree; a reset of timers touches each of them once. */
    @Test
    void aTreeIsClearedNodeByNode() throws ReflectiveOperationException {
        SplayTree tree = new SplayTree();
        for (int i = 0; i < 100; i++) {
            tree.add(event(stock, "e" + i));
        }
        Field changes = SplayTree.class.getDeclaredField("modCount");
        changes.setAccessible(true);
        int before = changes.getInt(tree);
        tree.clear();
        assertThat(changes.getInt(tree) - before).isEqualTo(100);

        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            timers.add(timer("t" + i, Phase.ARRIVE));
            timers.get(i).at(i);
        }
        ours.run(50, false);
        ours.init();
        assertThat(timers).noneMatch(Timer::pending);
        assertThat(ours.isEmpty()).isTrue();
    }

    /** Trap 8: in an event that is an inner class, {@code sim} is the field of Event. A timer takes any Runnable. */
    @Test
    void anEventHidesAFieldNamedSimOfItsOwner() {
        class Owner {
            private final String sim = "the owner's";

            private final class Inner extends Event {
                Inner() {
                    super(stock);
                }

                @Override
                public void actions() {
                    log.add(sim == stock ? "SSJ's" : "another");
                }
            }

            private void start() {
                new Inner().schedule(1);
                ours.timer(new Slot("timer", 0, Phase.ARRIVE, 0, 0, 0, () -> log.add(sim)))
                        .at(1);
            }
        }
        new Owner().start();
        stock.start();
        ours.start();
        assertThat(log).containsExactly("SSJ's", "the owner's");
    }

    /** Trap 9. */
    @Test
    void aClockInFractionsDriftsAndOneThatCountsDoesNot() {
        assertThat(afterThreeDelays(0.1)).isNotEqualTo(0.3);
        assertThat(afterThreeDelays(100_000_000_000.0)).isEqualTo(300_000_000_000.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> event(ours, "ours").schedule(0.1));
        long last = 1L << 53;
        timer("before the limit", Phase.ARRIVE).at(last - 1);
        ours.start();
        timer("at the limit", Phase.ARRIVE).at(last);
        ours.start();
        assertThat(log).containsExactly("before the limit " + (last - 1), "at the limit " + last);
    }

    private double afterThreeDelays(double delay) {
        stock.init();
        int[] left = {3};
        new Event(stock) {
            @Override
            public void actions() {
                if (--left[0] > 0) {
                    schedule(delay);
                }
            }
        }.schedule(delay);
        stock.start();
        return stock.time();
    }

    static Stream<EventList> lists() {
        return Stream.of(new BinaryTree(), new SplayTree(), new Henriksen(), new DoublyLinked(), new RedblackTree());
    }

    /** Trap 10: with SSJ, equal times and priorities leave the order to history; with timers nothing is left to it. */
    @ParameterizedTest
    @MethodSource("lists")
    void everyListKeepsEqualEventsInTheOrderOfInsertion(EventList list) {
        Simulator simulator = new Simulator(list);
        simulator.init();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            event(simulator, "e" + i).schedule(7);
            expected.add("e" + i + " 7.0 -10.0");
        }
        simulator.start();
        assertThat(log).isEqualTo(expected);

        log.clear();
        List.of(timer("measure", Phase.MEASURE), timer("arrive", Phase.ARRIVE), timer("complete", Phase.COMPLETE))
                .forEach(timer -> timer.at(7));
        ours.start();
        assertThat(log).containsExactly("complete 7", "arrive 7", "measure 7");
    }

    /** Trap 11. */
    @Test
    void initEmptiesAListThatIsGivenToIt() {
        EventList given = new DoublyLinked();
        given.add(event(stock, "stock"));
        stock.init(given);
        assertThat(given.isEmpty()).isTrue();

        given.add(event(ours, "kept"));
        assertThatThrownBy(() -> ours.init(given)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(given.isEmpty()).isFalse();
    }

    @Test
    void theNoArgumentConstructorBindsToTheGlobalSimulator() {
        Event global = new Event() {
            @Override
            public void actions() {}
        };
        assertThat(global.simulator()).isSameAs(Simulator.getDefaultSimulator()).isNotSameAs(stock);
        noClasses()
                .should()
                .callConstructor(Event.class)
                .orShould()
                .callMethod(Simulator.class, "getDefaultSimulator")
                .check(ENGINE);
    }

    /** The reference relies on it. */
    @Test
    void theTreeAsksEventsToCompareThemselves() {
        class Backwards extends Event {
            private final int number;

            Backwards(int number) {
                super(stock);
                this.number = number;
            }

            @Override
            public int compareTo(Event other) {
                return other instanceof Backwards event
                        ? Integer.compare(event.number, number)
                        : super.compareTo(other);
            }

            @Override
            public void actions() {
                log.add("number " + number);
            }
        }
        for (int i = 0; i < 3; i++) {
            new Backwards(i).schedule(1);
        }
        stock.start();
        assertThat(log).containsExactly("number 2", "number 1", "number 0");
    }

    @Test
    void theClockOfSsjAddsWholePicosecondsExactly() {
        Event first = new Event(stock) {
            @Override
            public void actions() {
                event(stock, "last").schedule((double) ((1L << 53) - 9_007_199_254_740_001L));
            }
        };
        first.schedule(9_007_199_254_740_001.0);
        stock.start();
        assertThat((long) stock.time()).isEqualTo(1L << 53);
    }
}
