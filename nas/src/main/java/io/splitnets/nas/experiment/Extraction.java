package io.splitnets.nas.experiment;

import io.splitnets.nas.supernet.Accuracy;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.nas.supernet.SupernetIdentity;
import java.util.Optional;

/**
 * A network cut out of its supernet.
 *
 * @param subnet the network, with the weights of the fine-tuning where there was one
 * @param origin the supernet before any fine-tuning
 * @param before accuracy on validation images with the supernet's weights
 * @param after the same after fine-tuning; empty where there was none
 */
public record Extraction(FoldedSubnet subnet, SupernetIdentity origin, Accuracy before, Optional<Accuracy> after) {}
