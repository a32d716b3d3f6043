package io.splitnets.hardware;

/** A link that carries CSI-2 packets. */
public sealed interface CsiLinkSpec extends LinkSpec permits DPhyLinkSpec, CPhyLinkSpec {
    /** Its packets. */
    Csi2Spec csi();
}
