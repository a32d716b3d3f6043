/**
 * Cameras, their network processors, links and the aggregator as queueing stations: plans of plain numbers, the moving
 * parts, and runs of them. No file format, no hardware model and no network layer lives here.
 */
@NullMarked
package io.splitnets.system;

import org.jspecify.annotations.NullMarked;
