package io.splitnets.engine;

import java.nio.charset.StandardCharsets;

/**
 * Who comes first among events of one picosecond and one phase. {@link #DOCUMENTED} is the order of wiring: component,
 * then timer. Any other number names a random permutation, a function of the number and of the components' names alone:
 * in each phase the components, and within a component its timers, come in an order that has nothing to do with the
 * wiring. Phases keep their order.
 *
 * <p>A result that differs between shuffles depends on a rule that the modelled system does not have.
 *
 * @param shuffle 0 for the documented order; any other value is a permutation of its own
 */
public record TieOrder(long shuffle) {
    /** The order of wiring. */
    public static final TieOrder DOCUMENTED = new TieOrder(0);

    /** Sorts components within a phase; equal keys leave the decision to the wiring. */
    long componentKey(String component, Phase phase) {
        if (shuffle == 0) {
            return 0;
        }
        long key = Fingerprint.mix(shuffle + 0x9E37_79B9_7F4A_7C15L * (phase.rank() + 1));
        for (byte letter : component.getBytes(StandardCharsets.UTF_8)) {
            key = Fingerprint.mix((key ^ letter) * 0x9E37_79B9_7F4A_7C15L + 1);
        }
        return key;
    }

    /** Sorts the timers of a component within a phase; equal keys leave the decision to the wiring. */
    long timerKey(long componentKey, int timer) {
        return shuffle == 0 ? 0 : Fingerprint.mix(componentKey + 0x9E37_79B9_7F4A_7C15L * (timer + 1));
    }
}
