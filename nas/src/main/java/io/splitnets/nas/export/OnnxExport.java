package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.report.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A subnet as ONNX files: {@code sensor.onnx} from the image of one view to the codes that cross the link, and
 * {@code aggregator.onnx} from the codes of all views to the logits; or {@code network.onnx} where there is no split
 * module. Normalisation is folded, images are (N, C, H, W) with pixels in [0, 1], and N is free.
 */
public final class OnnxExport {
    private OnnxExport() {}

    /**
     * The files by name; the same subnet and metadata give the same bytes.
     *
     * @param metadata written into every file beside what is known of the cut
     * @throws IllegalArgumentException if the subnet has several split modules
     */
    public static Map<String, byte[]> files(FoldedSubnet subnet, Map<String, String> metadata) {
        SubnetParts parts = SubnetParts.of(subnet);
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (parts.cut().isPresent()) {
            files.put("sensor.onnx", sensor(parts, metadata));
            files.put("aggregator.onnx", aggregator(parts, metadata));
        } else {
            files.put("network.onnx", whole(subnet, metadata));
        }
        return files;
    }

    private static byte[] whole(FoldedSubnet subnet, Map<String, String> metadata) {
        OnnxModel model = new OnnxModel("network", 13);
        image(model, subnet);
        List<FoldedLayer> layers = subnet.layers();
        String logits = new OnnxLayers(model, layers).write(0, layers.size(), List.of("image"));
        model.output(logits, OnnxModel.FLOAT, subnet.classes());
        return bytes(model, metadata, Map.of("splitnets.part", "network"));
    }

    private static byte[] sensor(SubnetParts parts, Map<String, String> metadata) {
        CutCode code = CutCode.of(parts);
        OnnxModel model = new OnnxModel("sensor", code.operators());
        image(model, parts.subnet());
        int cut = parts.cut().orElseThrow();
        String values = new OnnxLayers(model, parts.subnet().layers()).write(0, cut, List.of("image"));
        int[] shape = parts.features();
        model.output(code.encode(model, values), code.type(), shape[0], shape[1], shape[2]);
        return bytes(model, metadata, known(parts, code, "sensor"));
    }

    private static byte[] aggregator(SubnetParts parts, Map<String, String> metadata) {
        CutCode code = CutCode.of(parts);
        OnnxModel model = new OnnxModel("aggregator", code.operators());
        int[] shape = parts.features();
        List<String> views = new ArrayList<>();
        for (int v = 0; v < parts.views(); v++) {
            String name = parts.views() == 1 ? "features" : "features" + v;
            model.input(name, code.type(), shape[0], shape[1], shape[2]);
            views.add(code.decode(model, name, name + ".value", v == 0));
        }
        List<FoldedLayer> layers = parts.subnet().layers();
        String logits = new OnnxLayers(model, layers).write(parts.cut().orElseThrow() + 1, layers.size(), views);
        model.output(logits, OnnxModel.FLOAT, parts.subnet().classes());
        return bytes(model, metadata, known(parts, code, "aggregator"));
    }

    private static void image(OnnxModel model, FoldedSubnet subnet) {
        int size = subnet.choice().resolution();
        model.input("image", OnnxModel.FLOAT, subnet.inputChannels(), size, size);
    }

    private static Map<String, String> known(SubnetParts parts, CutCode code, String part) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("splitnets.part", part);
        known.put("splitnets.views", String.valueOf(parts.views()));
        known.put("splitnets.cut.bits", String.valueOf(parts.bits()));
        parts.quantiser().ifPresent(quantiser -> {
            known.put("splitnets.cut.scale", Float.toString(code.scale()));
            known.put("splitnets.cut.levels", String.valueOf(quantiser.levels()));
        });
        return known;
    }

    private static byte[] bytes(OnnxModel model, Map<String, String> metadata, Map<String, String> known) {
        Map<String, String> all = new LinkedHashMap<>(metadata);
        all.putAll(known);
        return model.bytes("splitnets", Provenance.version(), all);
    }
}
