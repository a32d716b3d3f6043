package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;

/**
 * What the cost of a layer depends on beside the hardware: its shape, and whether its weights are resident. Neither its
 * name nor that of its operation.
 */
final class LayerKey {
    private final LayerWorkload layer;
    private final boolean resident;
    private final int hash;

    LayerKey(LayerWorkload layer, boolean resident) {
        this.layer = layer;
        this.resident = resident;
        this.hash = hash(layer, resident);
    }

    LayerWorkload layer() {
        return layer;
    }

    boolean resident() {
        return resident;
    }

    private static int hash(LayerWorkload layer, boolean resident) {
        long hash = resident ? 1 : 0;
        hash = 31 * hash + layer.k();
        hash = 31 * hash + layer.groups();
        hash = 31 * hash + layer.ifmap();
        hash = 31 * hash + layer.ofmap();
        hash = 31 * hash + layer.weights();
        hash = 31 * hash + layer.kernelH();
        hash = 31 * hash + layer.stride();
        return Long.hashCode(hash * 0x9E3779B97F4A7C15L);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayerKey key && resident == key.resident && sameShape(key.layer);
    }

    private boolean sameShape(LayerWorkload other) {
        return layer.m() == other.m()
                && layer.n() == other.n()
                && layer.k() == other.k()
                && layer.groups() == other.groups()
                && layer.inChannels() == other.inChannels()
                && layer.height() == other.height()
                && layer.width() == other.width()
                && layer.kernelH() == other.kernelH()
                && layer.kernelW() == other.kernelW()
                && layer.stride() == other.stride()
                && layer.outHeight() == other.outHeight()
                && layer.outWidth() == other.outWidth()
                && layer.macs() == other.macs()
                && layer.weights() == other.weights()
                && layer.ifmap() == other.ifmap()
                && layer.ofmap() == other.ofmap()
                && layer.dilation() == other.dilation()
                && layer.padding().equals(other.padding());
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
