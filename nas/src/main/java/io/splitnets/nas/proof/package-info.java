/** Tables that show what a search with a queue-aware simulator is good for, each made anew by one command. */
@NullMarked
package io.splitnets.nas.proof;

import org.jspecify.annotations.NullMarked;
