package io.splitnets.validation;

/**
 * One figure of a reference beside the model's.
 *
 * @param what the case and the quantity
 * @param reference the published or measured figure
 * @param model what the model says
 */
public record Comparison(String what, double reference, double model) {}
