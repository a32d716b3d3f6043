/**
 * Where labelled images come from: sources, their readers and fetchers, the cache, and the renderer of built-in shapes.
 * No training, no augmentation and no network lives here.
 */
@NullMarked
package io.splitnets.nas.dataset;

import org.jspecify.annotations.NullMarked;
