package io.splitnets.system;

/**
 * One link, shared by all cameras that name it: one frame at a time, first come first served.
 *
 * @param id its name, unique
 * @param buffer where frames wait for it
 */
public record LinkPlan(String id, BufferPlan buffer) {}
