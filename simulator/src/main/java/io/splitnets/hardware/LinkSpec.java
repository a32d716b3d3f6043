package io.splitnets.hardware;

import io.splitnets.input.Section;
import java.util.List;

/** A link between a sensor and the aggregator. */
public sealed interface LinkSpec permits DPhyLinkSpec, IdealLinkSpec {
    /** Shown in reports. */
    String name();

    /** Picojoule per byte on the wire, packet overhead included. */
    double pjPerByte();

    /** Kinds of link that a file may ask for under {@code phy}. */
    List<String> PHYS = List.of("d-phy", "ideal");

    /** Reads a specification, of the kind that its key {@code phy} names (d-phy); the caller finishes the section. */
    static LinkSpec read(Section section) {
        return section.choiceOf("phy", PHYS, "d-phy").equals("ideal")
                ? IdealLinkSpec.read(section)
                : DPhyLinkSpec.read(section);
    }
}
