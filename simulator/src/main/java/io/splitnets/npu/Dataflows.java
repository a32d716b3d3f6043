package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The known dataflows by their names in files. To add one, write a {@link Dataflow} and add it to the list here. */
public final class Dataflows {
    private static final Map<String, Dataflow> BY_NAME =
            byName(new WeightStationary(false), new OutputStationary(), new InputStationary(), new RowStationary());

    private Dataflows() {}

    /** All names, in the order shown to users. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The dataflow called {@code name}, if there is one. */
    public static Optional<Dataflow> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * The dataflow called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Dataflow named(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no dataflow is called '" + name + "'; known: " + String.join(", ", names())));
    }

    /**
     * The dataflow of {@code spec}, with the memories and buses of its own where it depends on these.
     *
     * @throws IllegalArgumentException if its name is not known
     */
    public static Dataflow of(NpuSpec spec) {
        Dataflow dataflow = named(spec.dataflow());
        if (dataflow instanceof WeightStationary) {
            return new WeightStationary(spec.buffering().shadowWeights());
        }
        return dataflow instanceof RowStationary ? new RowStationary(spec) : dataflow;
    }

    private static Map<String, Dataflow> byName(Dataflow... dataflows) {
        Map<String, Dataflow> map = new LinkedHashMap<>();
        Arrays.stream(dataflows).forEach(dataflow -> map.put(dataflow.name(), dataflow));
        return Collections.unmodifiableMap(map);
    }
}
