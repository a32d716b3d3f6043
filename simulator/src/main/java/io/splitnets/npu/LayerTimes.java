package io.splitnets.npu;

import io.splitnets.hardware.DmaMode;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.units.Rational;

/**
 * Cycles of the parts of a layer that work at the same time.
 *
 * @param compute of the array or the vector unit
 * @param delivery of the port between activation memory and array, which carries operands and results once
 * @param outside of the port to memory outside
 * @param ends of that port before the first tile can start and after the last one
 * @param dma whether the outside port works while a tile is computed
 */
record LayerTimes(long compute, long delivery, long outside, long ends, DmaMode dma) {
    static LayerTimes of(NpuSpec spec, OperandBytes bytes, LayerTraffic traffic, long compute) {
        Rational port = spec.weightBytesPerCycle();
        return new LayerTimes(
                compute,
                cycles(Math.addExact(bytes.ifmap(), bytes.ofmap()), spec.activationBytesPerCycle()),
                cycles(traffic.externalBytes(), port),
                cycles(Math.addExact(traffic.firstBytes(), traffic.lastBytes()), port),
                spec.buffering().dma());
    }

    /** Of {@code bytes} through a port. */
    static long cycles(long bytes, Rational bytesPerCycle) {
        return Folds.ceilDiv(Math.multiplyExact(bytes, bytesPerCycle.denominator()), bytesPerCycle.numerator());
    }

    /** The slower of the two ports. */
    long memory() {
        return Math.max(delivery, outside);
    }

    /** Cycles of the layer without its overhead. */
    long cycles() {
        long inside = Math.max(compute, delivery);
        return dma == DmaMode.SINGLE_BUFFERED
                ? Math.addExact(inside, outside)
                : Math.max(Math.addExact(inside, ends), outside);
    }

    /** What they and {@code overhead} mostly go to; {@code array} says what the compute cycles go to. */
    Bound boundBy(Bound array, long overhead) {
        boolean inTurn = dma == DmaMode.SINGLE_BUFFERED;
        long inside = Math.max(compute, delivery);
        long fill = inTurn ? 0 : ends;
        boolean memory = outside > inside && (inTurn || outside >= inside + ends);
        if (overhead > (memory ? outside : Math.max(inside, fill))) {
            return Bound.OVERHEAD;
        }
        if (memory) {
            return Bound.MEMORY;
        }
        if (fill > inside) {
            return Bound.FILL;
        }
        return delivery > compute ? Bound.DELIVERY : array;
    }
}
