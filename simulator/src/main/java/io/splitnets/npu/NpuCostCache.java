package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;
import java.util.List;

/**
 * Costs that were computed before. The key of a layer is its shape, whether its weights are resident, and the whole
 * specification of the hardware; that of a list of networks is all of their layers and the specification. Equal keys give
 * equal costs, so nothing depends on what is in the cache. It keeps what was used lately up to a bound.
 *
 * <p>Safe for use by several threads. There is no cache unless someone creates one: a cache lives as long as the search or
 * sweep that owns it.
 */
public final class NpuCostCache {
    /** Layers per accelerator in a cache that is not told otherwise: some 5 MB. */
    public static final int USUAL_LAYERS = 20_000;

    private static final int MOST_SPECS = 64;
    /** A network has some 60 layers, so that these take as much room as the layers. */
    private static final int LAYERS_PER_NETWORK = 60;

    private final int layers;
    private final BoundedMap<NpuSpec, CachedModel> models = new BoundedMap<>(MOST_SPECS);

    /** With room for {@value #USUAL_LAYERS} layers of each accelerator. */
    public NpuCostCache() {
        this(USUAL_LAYERS);
    }

    /**
     * With room for {@code layers} layers, and a sixtieth as many networks, of each of up to 64 accelerators.
     *
     * @param layers 2 or above
     */
    public NpuCostCache(int layers) {
        if (layers < 2) {
            throw new IllegalArgumentException("a cache needs room for 2 layers, not " + layers);
        }
        this.layers = layers;
    }

    private static final class CachedModel {
        private final NpuCostModel model;
        private final BoundedMap<List<List<LayerWorkload>>, List<NetworkCost>> networks;

        CachedModel(NpuSpec spec, int layers) {
            this.model = new NpuCostModel(spec, layers);
            this.networks = new BoundedMap<>(Math.max(2, layers / LAYERS_PER_NETWORK));
        }
    }

    /** As {@link NpuCostModel#cost(List)}. */
    public NetworkCost cost(NpuSpec spec, List<LayerWorkload> layers) {
        return costs(spec, List.of(layers)).get(0);
    }

    /** As {@link NpuCostModel#costs}. */
    public List<NetworkCost> costs(NpuSpec spec, List<List<LayerWorkload>> networks) {
        CachedModel cached = models.get(spec, key -> new CachedModel(key, layers));
        return cached.networks.get(networks, cached.model::costs);
    }
}
