package io.splitnets.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** What SSJ 3.3.2 really does where it surprises; {@link EventCalendar} relies on, or guards against, each of these. */
class SsjTrapsTest {
    private final Simulator simulator = new Simulator(new SplayTree());
    private final List<String> log = new ArrayList<>();

    SsjTrapsTest() {
        simulator.init();
    }

    private Event event(String name) {
        return new Event(simulator) {
            @Override
            public void actions() {
                log.add(name + " " + simulator().time() + " " + time());
            }
        };
    }

    @Test
    void anEventPendingAtInitCannotBeScheduledAgainUnlessCancelledFirst() {
        Event forgotten = event("forgotten");
        Event cancelled = event("cancelled");
        forgotten.schedule(1);
        cancelled.schedule(1);
        cancelled.cancel();
        simulator.init();
        assertThatIllegalStateException().isThrownBy(() -> forgotten.schedule(1));
        assertThatCode(() -> cancelled.schedule(1)).doesNotThrowAnyException();
    }

    @Test
    void anEventDoesNotKnowItsTimeDuringItsActions() {
        event("a").schedule(3);
        simulator.start();
        assertThat(log).containsExactly("a 3.0 -10.0");
    }

    @Test
    void notANumberIsAcceptedAsADelay() {
        assertThatCode(() -> event("a").schedule(Double.NaN)).doesNotThrowAnyException();
    }

    @Test
    void scheduleNextForgetsThePriority() {
        Event a = event("a");
        a.setPriority(9);
        a.scheduleNext();
        assertThat(a.priority()).isZero();
    }

    @Test
    void theNoArgumentConstructorBindsToTheGlobalSimulator() {
        Event global = new Event() {
            @Override
            public void actions() {}
        };
        assertThat(global.simulator()).isSameAs(Simulator.getDefaultSimulator()).isNotSameAs(simulator);
    }

    @Test
    void prioritiesBelow2To53OrderEventsExactly() {
        long high = (1L << 53) - 1;
        Event later = event("later");
        later.setPriority(high);
        Event earlier = event("earlier");
        earlier.setPriority(high - 1);
        later.schedule(1);
        earlier.schedule(1);
        simulator.start();
        assertThat(log).containsExactly("earlier 1.0 -10.0", "later 1.0 -10.0");
    }

    @Test
    void theClockAddsWholePicosecondsExactly() {
        Event first = new Event(simulator) {
            @Override
            public void actions() {
                event("last").schedule((double) ((1L << 53) - 9_007_199_254_740_001L));
            }
        };
        first.schedule(9_007_199_254_740_001.0);
        simulator.start();
        assertThat((long) simulator.time()).isEqualTo(1L << 53);
    }
}
