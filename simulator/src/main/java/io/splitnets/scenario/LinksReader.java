package io.splitnets.scenario;

import io.splitnets.hardware.CPhyLinkSpec;
import io.splitnets.hardware.CsiLinkSpec;
import io.splitnets.hardware.LinkSpec;
import io.splitnets.input.Section;
import io.splitnets.system.Arbitration;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.ServiceLaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code links}; every sensor sends on exactly one of them. */
final class LinksReader {
    private static final int MOST_PACKETS = 1_000_000;

    private LinksReader() {}

    static List<LinkUse> read(Section root, List<String> cameras) {
        List<LinkUse> links = new ArrayList<>();
        Map<String, String> linkOf = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Section section : root.sections("links")) {
            LinkUse link = link(section);
            if (!ids.add(link.id())) {
                section.problem("id", "another link has this id; expected a unique one");
            }
            link.sensors().forEach(sensor -> claim(section, sensor, link.id(), cameras, linkOf));
            links.add(link);
        }
        for (String camera : cameras) {
            if (!linkOf.containsKey(camera)) {
                root.problem("links", "sensor '" + camera + "' is on no link; expected each sensor on exactly one");
            }
        }
        return links;
    }

    private static void claim(
            Section section, String sensor, String link, List<String> cameras, Map<String, String> linkOf) {
        if (!cameras.contains(sensor)) {
            section.problem(
                    "sensors",
                    "'" + sensor + "' is no sensor; known sensors: " + String.join(", ", cameras),
                    Ids.suggestion(sensor, cameras));
            return;
        }
        String first = linkOf.putIfAbsent(sensor, link);
        if (first != null) {
            section.problem("sensors", "sensor '" + sensor + "' is on link '" + first + "' already");
        }
    }

    private static LinkUse link(Section section) {
        String id = Ids.read(section);
        Ids.preset(section);
        List<String> sensors = section.texts("sensors");
        Optional<ServiceLaw> service = section.optionalSection("service").map(ServiceLawReader::read);
        Optional<LinkSpec> spec = service.isPresent() ? Optional.empty() : Optional.of(LinkSpec.read(section));
        int packets = packets(section, service.isPresent());
        BufferPlan buffer = Buffers.plain(section, "output_buffer", 2, FullPolicy.BLOCK);
        Arbitration arbitration = section.choice("arbitration", Arbitration.class, Arbitration.FIRST_COME);
        spec.ifPresent(link -> checkChannels(section, link, sensors.size()));
        section.finish();
        if (arbitration == Arbitration.INTERLEAVED && buffer.onFull() == FullPolicy.DROP_OLDEST) {
            section.section("output_buffer")
                    .problem(
                            Buffers.ON_FULL,
                            "expected 'drop_newest' or 'block' with 'arbitration: interleaved', where every frame has "
                                    + "begun to go out");
        }
        return new LinkUse(id, sensors, spec, service, packets, buffer, arbitration);
    }

    private static void checkChannels(Section section, LinkSpec link, int sensors) {
        if (link instanceof CsiLinkSpec csi && sensors > csi.virtualChannels()) {
            section.problem(
                    "sensors",
                    sensors + " sensors on one link; expected at most " + csi.virtualChannels()
                            + ", the virtual channels of CSI-2 " + csi.csi().version() + " over "
                            + (csi instanceof CPhyLinkSpec ? "C-PHY" : "D-PHY"));
        }
    }

    private static int packets(Section section, boolean law) {
        if (law) {
            return section.integer("packets", 1, MOST_PACKETS, 1);
        }
        if (section.has("packets")) {
            section.problem("packets", "expected only with 'service': hardware has packets of its own");
        }
        return 1;
    }
}
