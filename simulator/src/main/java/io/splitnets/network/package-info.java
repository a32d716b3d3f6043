/**
 * The workload: layers, graphs with inferred shapes, cuts, built-in networks, memory over time.
 * What a layer costs on a given part is not decided here.
 */
@NullMarked
package io.splitnets.network;

import org.jspecify.annotations.NullMarked;
