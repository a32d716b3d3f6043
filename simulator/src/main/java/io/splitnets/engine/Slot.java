package io.splitnets.engine;

/**
 * What a timer is, apart from when it fires, and its place among simultaneous events: by phase, component, timer. The
 * keys come from the {@link TieOrder}; where they are equal the order of wiring decides.
 *
 * @param component its name
 * @param id its number, in wiring order
 * @param order number of the timer within the component
 */
record Slot(String component, int id, Phase phase, int order, long componentKey, long timerKey, Runnable action)
        implements Comparable<Slot> {
    /** What the fingerprint sees of it. */
    long mark() {
        return Fingerprint.mark(id, phase.rank());
    }

    @Override
    public int compareTo(Slot other) {
        if (phase != other.phase) {
            return phase.rank() - other.phase.rank();
        }
        if (id != other.id) {
            return componentKey == other.componentKey
                    ? Integer.compare(id, other.id)
                    : Long.compare(componentKey, other.componentKey);
        }
        return timerKey == other.timerKey
                ? Integer.compare(order, other.order)
                : Long.compare(timerKey, other.timerKey);
    }
}
