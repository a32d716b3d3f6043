package io.splitnets.network;

import java.util.List;
import java.util.stream.Stream;

/** Turns layers with their shapes into {@link LayerWorkload}s. */
final class Workloads {
    private Workloads() {}

    static List<LayerWorkload> of(NetworkGraph graph) {
        return graph.nodes().stream()
                .flatMap(node -> node.ownsWeights()
                        ? of(node, graph.inputShapes(node))
                        : of(node, graph.inputShapes(node)).map(LayerWorkload::withoutOwnWeights))
                .toList();
    }

    static Stream<LayerWorkload> of(NetworkGraph.Node node, List<TensorShape> inputs) {
        Layer layer = node.layer();
        if (layer instanceof Layer.Input || layer instanceof Rearrangement.Reshape) {
            return Stream.empty();
        }
        if (layer instanceof Layer.Conv conv) {
            return Stream.of(convolution(node.name(), conv, inputs.get(0), node.output()));
        }
        if (layer instanceof Layer.Linear linear) {
            return Stream.of(dense(node.name(), inputs.get(0).elements(), linear.outputs()));
        }
        if (layer instanceof MatrixProduct product) {
            return Stream.of(product(node.name(), product, inputs));
        }
        if (layer instanceof Layer.SqueezeExcite excite) {
            return squeezeExcite(node.name(), excite.hidden(), inputs.get(0));
        }
        return Stream.of(
                layer instanceof Layer.Pool pool
                        ? pool(node.name(), pool, inputs.get(0), node.output())
                        : elementWise(node.name(), layer.op(), inputs, node.output()));
    }

    static LayerWorkload convolution(String name, Layer.Conv conv, TensorShape in, TensorShape out) {
        long m = (long) out.height() * out.width();
        long n = conv.outputs() / conv.groups();
        long k = (long) in.channels() / conv.groups() * conv.kernelHeight() * conv.kernelWidth();
        return new LayerWorkload(
                name,
                conv.isDepthwise(in) ? "DWCONV" : "CONV",
                m,
                n,
                k,
                conv.groups(),
                in.channels(),
                in.height(),
                in.width(),
                conv.kernelHeight(),
                conv.kernelWidth(),
                conv.stride(),
                out.height(),
                out.width(),
                m * n * k * conv.groups(),
                n * k * conv.groups(),
                in.elements(),
                out.elements(),
                conv.padding(),
                conv.dilation(),
                true);
    }

    static LayerWorkload dense(String name, long inputs, int outputs) {
        int channels = Math.toIntExact(inputs);
        long product = inputs * outputs;
        return new LayerWorkload(
                name, "FC", 1, outputs, inputs, 1, channels, 1, 1, 1, 1, 1, 1, 1, product, product, inputs, outputs);
    }

    /** The second operand stands where other layers have weights. */
    private static LayerWorkload product(String name, MatrixProduct product, List<TensorShape> inputs) {
        int channels = Math.multiplyExact(product.summed(), product.count());
        long macs = product.macs(inputs);
        LayerWorkload workload = new LayerWorkload(
                name,
                product.op(),
                product.rows(),
                product.columns(),
                product.summed(),
                product.count(),
                channels,
                product.rows(),
                1,
                1,
                1,
                1,
                product.rows(),
                1,
                macs,
                inputs.get(1).elements(),
                inputs.get(0).elements(),
                product.shape().elements());
        return workload.withoutOwnWeights();
    }

    private static Stream<LayerWorkload> squeezeExcite(String name, int hidden, TensorShape in) {
        TensorShape pooled = new TensorShape(in.channels(), 1, 1);
        return Stream.of(
                elementWise(name + ".pool", "GPOOL", List.of(in), pooled),
                dense(name + ".fc1", in.channels(), hidden),
                dense(name + ".fc2", hidden, in.channels()),
                elementWise(name + ".scale", "MUL", List.of(in, pooled), in));
    }

    private static LayerWorkload elementWise(String name, String op, List<TensorShape> inputs, TensorShape out) {
        Layer.Pool window = new Layer.Pool(Layer.PoolKind.MAX, 1, 1, Layer.Padding.NONE);
        long ifmap = inputs.stream().mapToLong(TensorShape::elements).sum();
        return unweighted(name, op, window, inputs.get(0), ifmap, out);
    }

    private static LayerWorkload pool(String name, Layer.Pool pool, TensorShape in, TensorShape out) {
        return unweighted(name, pool.op(), pool, in, in.elements(), out);
    }

    private static LayerWorkload unweighted(
            String name, String op, Layer.Pool window, TensorShape in, long ifmap, TensorShape out) {
        return new LayerWorkload(
                name,
                op,
                (long) out.height() * out.width(),
                out.channels(),
                0,
                1,
                in.channels(),
                in.height(),
                in.width(),
                window.kernelHeight(),
                window.kernelWidth(),
                window.stride(),
                out.height(),
                out.width(),
                0,
                0,
                ifmap,
                out.elements(),
                window.padding(),
                1,
                true);
    }
}
