/**
 * Immutable specifications of sensors, accelerators, links and aggregators, as read from a file.
 * What such a part does with a frame is computed elsewhere (npu, link, sensor, energy).
 */
@NullMarked
package io.splitnets.hardware;

import org.jspecify.annotations.NullMarked;
