package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.evaluation.classification.Evaluation;

/**
 * Measures subnets with the supernet's present weights: batch normalisation is recalibrated on a fixed set of images
 * (exact statistics of that set) and folded into the weights, then the subnet answers.
 *
 * <p>Safe for any number of threads while no trainer runs: every call borrows buffers of its own, and its result does
 * not depend on the thread or on what ran before.
 */
public final class SubnetEvaluator {
    /** Room off the heap for inputs, which are the same for all networks of a resolution. */
    private static final long INPUT_BYTES = 128L << 20;

    private final Supernet supernet;
    private final ImageSet calibration;
    private final InputCache inputs = new InputCache(INPUT_BYTES);
    private final ConcurrentLinkedQueue<Buffers> idle = new ConcurrentLinkedQueue<>();

    private static final class Buffers {
        private final InferencePass pass = new InferencePass();
        private final Floats columns = new Floats();
    }

    /** Recalibrates on {@code calibration}; a few hundred images are enough. */
    public SubnetEvaluator(Supernet supernet, ImageSet calibration) {
        this.supernet = supernet;
        this.calibration = calibration;
    }

    /**
     * Accuracy of a subnet on {@code images}.
     *
     * @throws IllegalArgumentException if the choice is not in the space, or its views do not divide those of the images
     */
    public Accuracy evaluate(SubnetChoice choice, ImageSet images) {
        int[] answers = classify(choice, images);
        int correct = 0;
        for (int i = 0; i < answers.length; i++) {
            correct += answers[i] == images.labels()[i] ? 1 : 0;
        }
        return new Accuracy(correct, answers.length);
    }

    /** The class with the largest logit for every object; the lowest index wins a tie. */
    public int[] classify(SubnetChoice choice, ImageSet images) {
        float[] logits = logits(choice, images);
        int classes = supernet.space().classes();
        int[] answers = new int[images.count()];
        for (int i = 0; i < answers.length; i++) {
            for (int c = 1; c < classes; c++) {
                if (logits[i * classes + c] > logits[i * classes + answers[i]]) {
                    answers[i] = c;
                }
            }
        }
        return answers;
    }

    /** Confusion matrix, precision and recall per class. */
    public Evaluation confusion(SubnetChoice choice, ImageSet images) {
        Evaluation evaluation = new Evaluation(supernet.space().classes());
        int[] answers = classify(choice, images);
        for (int i = 0; i < answers.length; i++) {
            evaluation.eval(answers[i], images.labels()[i]);
        }
        return evaluation;
    }

    /** Logits of every object, (N, classes). */
    public float[] logits(SubnetChoice choice, ImageSet images) {
        SubnetProgram program = supernet.program(choice);
        Buffers buffers = borrow();
        FoldedNet net = calibrated(program, buffers);
        PartedInput input = inputs.of(images, choice);
        PartedInput.Reader reader = input.reader(buffers.columns);
        int classes = program.classes();
        float[] logits = new float[images.count() * classes];
        for (int part = 0; part < input.parts(); part++) {
            Floats result = buffers.pass.infer(net, reader.columns(part), input.objects(part));
            result.floats().get(0, logits, input.first(part) * classes, input.objects(part) * classes);
        }
        idle.add(buffers);
        return logits;
    }

    /**
     * The subnet cut out of the supernet, recalibrated and folded.
     *
     * @throws IllegalArgumentException if the choice is not in the space
     */
    public FoldedSubnet fold(SubnetChoice choice) {
        Buffers buffers = borrow();
        FoldedNet net = calibrated(supernet.program(choice), buffers);
        FoldedSubnet folded = FoldedSubnet.of(net, supernet.space().inputChannels());
        idle.add(buffers);
        return folded;
    }

    private Buffers borrow() {
        Buffers borrowed = idle.poll();
        return borrowed == null ? new Buffers() : borrowed;
    }

    private FoldedNet calibrated(SubnetProgram program, Buffers buffers) {
        NativeSelfTest.singleThreaded();
        PartedInput input = inputs.of(calibration, program.choice());
        return buffers.pass.calibrate(program, supernet, input, input.reader(buffers.columns));
    }
}
