package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A growing vector of off-heap floats, seen as an ND4J array (for native operations), as a pointer (for BLAS) and as
 * buffers (for loops in Java). Shaped views are cached, so nothing is allocated once it has its final size. The
 * contents are lost when it grows. Not thread-safe.
 */
final class Floats {
    private INDArray array;
    private FloatPointer pointer;
    private FloatBuffer floats;
    private IntBuffer bits;
    private final Map<List<Integer>, INDArray> views = new HashMap<>();

    Floats() {
        this(1);
    }

    Floats(int size) {
        array = Nd4j.create(DataType.FLOAT, size);
        pointer = (FloatPointer) array.data().pointer();
        floats = pointer.asBuffer();
        bits = pointer.asByteBuffer().asIntBuffer();
    }

    /** Makes room for {@code size} floats and returns this. */
    Floats need(int size) {
        if (size > array.length()) {
            views.clear();
            array = Nd4j.create(DataType.FLOAT, size + size / 8);
            pointer = (FloatPointer) array.data().pointer();
            floats = pointer.asBuffer();
            bits = pointer.asByteBuffer().asIntBuffer();
        }
        return this;
    }

    /** Room taken off the heap, in bytes. */
    long bytes() {
        return array.length() * Float.BYTES;
    }

    INDArray array() {
        return array;
    }

    /** The leading elements as a C-ordered array of this shape. */
    INDArray view(int a, int b, int c, int d) {
        return views.computeIfAbsent(
                List.of(a, b, c, d),
                key -> Nd4j.create(
                        array.data(),
                        new long[] {a, b, c, d},
                        new long[] {(long) b * c * d, (long) c * d, d, 1},
                        0,
                        'c'));
    }

    FloatPointer at(long offset) {
        return offset == 0 ? pointer : new FloatPointer(pointer).position(offset);
    }

    FloatBuffer floats() {
        return floats;
    }

    IntBuffer bits() {
        return bits;
    }

    void zero(int size) {
        Pointer.memset(pointer, 0, (long) size * Float.BYTES);
    }
}
