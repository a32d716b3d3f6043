package io.splitnets.nas.search;

/**
 * A quantity that the search makes as small or as large as it can.
 *
 * @param name as printed, unique within a search
 * @param direction which end is wanted
 * @param unit of every value, as printed; "" for none
 */
public record Objective(String name, Direction direction, String unit) {}
