package io.splitnets.link;

import io.splitnets.hardware.CPhyLinkSpec;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.IdealLinkSpec;
import io.splitnets.hardware.LinkSpec;

/** The model of each kind of link. To add one, add its record to {@link LinkSpec} and a line here. */
public final class LinkModels {
    private LinkModels() {}

    /** The model of {@code spec}. */
    public static LinkModel of(LinkSpec spec) {
        if (spec instanceof DPhyLinkSpec dPhy) {
            return new CsiLinkModel(dPhy, DPhyTimes.of(dPhy));
        }
        if (spec instanceof CPhyLinkSpec cPhy) {
            return new CsiLinkModel(cPhy, CPhyTimes.of(cPhy));
        }
        return new IdealLinkModel((IdealLinkSpec) spec);
    }
}
