package io.splitnets.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shapes of all tensors of a model as ONNX Runtime computes them: every tensor is declared a result, and the model runs
 * once on zeros. An appended graph message is merged into the one before it, as the protobuf encoding says.
 */
final class RuntimeShapes {
    private RuntimeShapes() {}

    static Map<String, List<Long>> of(byte[] model, OnnxGraph graph) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(ai.onnxruntime.OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            try (OrtSession session = environment.createSession(withAllResults(model, graph), options)) {
                return run(environment, session);
            }
        }
    }

    private static Map<String, List<Long>> run(OrtEnvironment environment, OrtSession session) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        for (NodeInfo input : session.getInputInfo().values()) {
            long[] dims = ((TensorInfo) input.getInfo()).getShape().clone();
            for (int i = 0; i < dims.length; i++) {
                dims[i] = dims[i] < 0 ? 1 : dims[i];
            }
            int elements = (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b);
            FloatBuffer zeros = ByteBuffer.allocateDirect(4 * elements).asFloatBuffer();
            inputs.put(input.getName(), OnnxTensor.createTensor(environment, zeros, dims));
        }
        Map<String, List<Long>> shapes = new HashMap<>();
        try (OrtSession.Result result = session.run(inputs)) {
            for (Map.Entry<String, OnnxValue> output : result) {
                long[] dims = ((TensorInfo) output.getValue().getInfo()).getShape();
                shapes.put(output.getKey(), Arrays.stream(dims).boxed().toList());
            }
        }
        inputs.values().forEach(OnnxTensor::close);
        return shapes;
    }

    private static byte[] withAllResults(byte[] model, OnnxGraph graph) {
        List<String> known = new ArrayList<>(
                graph.outputs().stream().map(value -> value.name()).toList());
        ModelBytes.Message more = new ModelBytes.Message();
        for (OnnxNode node : graph.nodes()) {
            for (String name : node.outputs()) {
                if (!name.isEmpty() && !known.contains(name)) {
                    more.message(12, new ModelBytes.Message().text(1, name));
                }
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(model);
        bytes.writeBytes(new ModelBytes.Message().message(7, more).bytes());
        return bytes.toByteArray();
    }
}
