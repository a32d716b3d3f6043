package io.splitnets.nas.supernet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * All weights of the supernet in one flat vector, with the momentum of the optimiser in a second one of the same
 * layout. Gradients have the same layout too, but every shard of a batch has its own.
 */
final class ParamStore {
    private final List<Parameter> parameters;
    private final Map<String, Parameter> byName = new HashMap<>();
    private final Floats weights;
    private final Floats momentum;
    private final int size;

    private ParamStore(List<Parameter> parameters, int size) {
        this.parameters = List.copyOf(parameters);
        this.size = size;
        weights = new Floats(size);
        momentum = new Floats(size);
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    }

    int size() {
        return size;
    }

    List<Parameter> parameters() {
        return parameters;
    }

    Floats weights() {
        return weights;
    }

    Floats momentum() {
        return momentum;
    }

    Parameter named(String name) {
        Parameter found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the supernet has no parameter '" + name + "'");
        }
        return found;
    }

    /** Collects parameters and their starting values. */
    static final class Builder {
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<double[]> bounds = new ArrayList<>();
        private int size;

        /** A weight drawn uniformly with this variance. */
        Builder weight(String name, int rows, int columns, double variance) {
            return add(name, rows, columns, true, 0, Math.sqrt(3 * variance));
        }

        /** Scale and shift of a batch normalisation. */
        Builder norm(String name, int channels, double gamma) {
            add(name + ".gamma", 1, channels, false, gamma, 0);
            return add(name + ".beta", 1, channels, false, 0, 0);
        }

        Builder bias(String name, int columns) {
            return add(name, 1, columns, false, 0, 0);
        }

        private Builder add(String name, int rows, int columns, boolean decays, double centre, double bound) {
            parameters.add(new Parameter(name, size, rows, columns, decays));
            bounds.add(new double[] {centre, bound});
            size = Math.addExact(size, rows * columns);
            return this;
        }

        /** Draws the starting values; every parameter has a stream of its own. */
        ParamStore build(long seed) {
            ParamStore store = new ParamStore(parameters, size);
            SplittableRandom root = new SplittableRandom(seed);
            for (int p = 0; p < parameters.size(); p++) {
                SplittableRandom random = root.split();
                Parameter parameter = parameters.get(p);
                double[] range = bounds.get(p);
                for (int i = 0; i < parameter.size(); i++) {
                    double value = range[0] + range[1] * (2 * random.nextDouble() - 1);
                    store.weights.floats().put(parameter.offset() + i, (float) value);
                }
            }
            return store;
        }
    }
}
