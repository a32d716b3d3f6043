/**
 * What the front of a search is worth where the numbers of its scenario are not known exactly: samples of the ledger of
 * assumptions, regret of the pick, and which assumption would change it.
 */
@NullMarked
package io.splitnets.nas.robust;

import org.jspecify.annotations.NullMarked;
