/**
 * Random changes of training images on their bytes, before they become numbers. A change depends on its parameters, the
 * image and the random numbers handed to it, on nothing else.
 */
@NullMarked
package io.splitnets.nas.augmentation;

import org.jspecify.annotations.NullMarked;
