package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedSubnet;
import java.util.LinkedHashMap;
import java.util.Map;

/** All files of an exported subnet. */
public final class SubnetExport {
    private SubnetExport() {}

    /** The ONNX files, then the DL4J graphs, by name; see {@link OnnxExport#files} and {@link GraphExport#files}. */
    public static Map<String, byte[]> files(FoldedSubnet subnet, Map<String, String> metadata) {
        Map<String, byte[]> files = new LinkedHashMap<>(OnnxExport.files(subnet, metadata));
        files.putAll(GraphExport.files(subnet));
        return files;
    }

    /** The cut as a user of the graphs needs it, in the order of printing; empty where there is none. */
    public static Map<String, Object> cut(FoldedSubnet subnet) {
        SubnetParts parts = SubnetParts.of(subnet);
        Map<String, Object> tree = new LinkedHashMap<>();
        if (parts.cut().isPresent()) {
            int[] shape = parts.features();
            tree.put("channels", shape[0]);
            tree.put("height", shape[1]);
            tree.put("width", shape[2]);
            tree.put("views", parts.views());
            tree.put("bits", parts.bits());
            parts.quantiser().ifPresent(quantiser -> {
                tree.put("levels", quantiser.levels());
                tree.put("range", (double) quantiser.range());
            });
        }
        return tree;
    }
}
