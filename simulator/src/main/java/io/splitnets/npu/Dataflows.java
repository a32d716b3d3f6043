package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The known dataflows by their names in files. To add one, write a {@link Dataflow} and add it to the list here. */
public final class Dataflows {
    /** Each call makes a new one: a row-stationary one remembers its mappings. */
    private static final Map<String, Supplier<Dataflow>> BY_NAME = byName(List.of(
            () -> new WeightStationary(false), OutputStationary::new, InputStationary::new, RowStationary::new));

    private Dataflows() {}

    /** All names, in the order shown to users. */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /** The dataflow called {@code name}, if there is one. */
    public static Optional<Dataflow> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
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

    private static Map<String, Supplier<Dataflow>> byName(List<Supplier<Dataflow>> dataflows) {
        Map<String, Supplier<Dataflow>> map = new LinkedHashMap<>();
        dataflows.forEach(dataflow -> map.put(dataflow.get().name(), dataflow));
        return Collections.unmodifiableMap(map);
    }
}
