package io.splitnets.hardware;

import io.splitnets.input.Section;
import java.util.List;

/** A link between a sensor and the aggregator. */
public sealed interface LinkSpec permits CsiLinkSpec, IdealLinkSpec {
    /** Shown in reports. */
    String name();

    /** Constants of its energy. */
    LinkEnergySpec energy();

    /** How many sensors may share it: one virtual channel each. */
    int virtualChannels();

    /** Whether a clock lane runs all the time, transfers or not. */
    default boolean clockAlwaysRuns() {
        return false;
    }

    /** Picojoule per byte on the wire, packet overhead included. */
    default double pjPerByte() {
        return energy().pjPerByte();
    }

    /** Kinds of link that a file may ask for under {@code phy}. */
    List<String> PHYS = List.of("d-phy", "c-phy", "ideal");

    /** Reads a specification, of the kind that its key {@code phy} names (d-phy); the caller finishes the section. */
    static LinkSpec read(Section section) {
        return switch (section.choiceOf("phy", PHYS, "d-phy")) {
            case "ideal" -> IdealLinkSpec.read(section);
            case "c-phy" -> CPhyLinkSpec.read(section);
            default -> DPhyLinkSpec.read(section);
        };
    }
}
