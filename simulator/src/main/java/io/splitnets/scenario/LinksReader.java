package io.splitnets.scenario;

import io.splitnets.hardware.LinkSpec;
import io.splitnets.input.Section;
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
        LinkUse link =
                new LinkUse(id, sensors, spec, service, Buffers.read(section, "output_buffer", 2, FullPolicy.BLOCK));
        section.finish();
        return link;
    }
}
