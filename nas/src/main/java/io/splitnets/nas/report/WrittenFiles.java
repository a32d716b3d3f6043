package io.splitnets.nas.report;

import io.splitnets.report.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a result as a manifest lists them. */
final class WrittenFiles {
    private WrittenFiles() {}

    /** Name, size and hash of each file, in the order given. */
    static List<Map<String, Object>> tree(Map<String, String> files) {
        List<Map<String, Object>> list = new ArrayList<>();
        files.forEach((name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", name);
            file.put("bytes", bytes.length);
            file.put("sha256", Provenance.sha256(bytes));
            list.add(file);
        });
        return list;
    }
}
