package io.splitnets.nas.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs exported files in ONNX Runtime. */
final class OnnxRun {
    private OnnxRun() {}

    /** A result with its shape; the buffer holds floats or codes. */
    record Value(ByteBuffer bytes, long[] shape, OnnxJavaType type) {
        static Value of(float[] values, long... shape) {
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(Float.BYTES * values.length).order(ByteOrder.nativeOrder());
            bytes.asFloatBuffer().put(values);
            return new Value(bytes, shape, OnnxJavaType.FLOAT);
        }

        float[] floats() {
            FloatBuffer buffer = bytes.asFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }

        OnnxTensor tensor(OrtEnvironment environment) throws OrtException {
            return type == OnnxJavaType.FLOAT
                    ? OnnxTensor.createTensor(environment, bytes.asFloatBuffer(), shape)
                    : OnnxTensor.createTensor(environment, bytes, shape, type);
        }
    }

    /** The only result of a file. */
    static Value run(byte[] model, Map<String, Value> inputs) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options)) {
                Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
                for (Map.Entry<String, Value> input : inputs.entrySet()) {
                    tensors.put(input.getKey(), input.getValue().tensor(environment));
                }
                try (OrtSession.Result result = session.run(tensors)) {
                    return value((OnnxTensor) result.get(0));
                } finally {
                    tensors.values().forEach(OnnxTensor::close);
                }
            }
        }
    }

    private static Value value(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        ByteBuffer bytes = tensor.getByteBuffer();
        ByteBuffer copy = ByteBuffer.allocateDirect(bytes.remaining()).order(ByteOrder.nativeOrder());
        copy.put(bytes);
        copy.flip();
        return new Value(copy, info.getShape(), info.type);
    }
}
