package io.splitnets.system;

import java.util.List;

/**
 * Which figures of a system hang on the order of simultaneous events, a rule that the modelled system does not have.
 *
 * @param documented the result under the documented order
 * @param shuffles how many other orders were tried
 * @param reordered in how many of them the events came in another order than the documented one: 0 where nothing
 *     happens at one instant
 * @param figures all that were compared
 */
public record TieDependence(SimulationResult documented, int shuffles, int reordered, List<Figure> figures) {
    /** Keeps its own copy. */
    public TieDependence {
        figures = List.copyOf(figures);
    }

    /**
     * One figure over all orders.
     *
     * @param name as a path of the run's JSON, such as {@code latency_ms.p95}
     * @param documented under the documented order; not a number if it does not exist there
     * @param least over all orders, the documented one included
     * @param most over all orders
     * @param depends whether two orders give different values, or one gives none
     */
    public record Figure(String name, double documented, double least, double most, boolean depends) {}

    /** Whether any figure depends on the order. */
    public boolean depends() {
        return figures.stream().anyMatch(Figure::depends);
    }
}
