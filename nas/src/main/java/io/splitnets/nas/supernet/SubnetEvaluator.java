package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.SplitChoice;
import java.nio.FloatBuffer;
import java.util.List;
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
        private final LinearBottleneck bottleneck = new LinearBottleneck();
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
        return accuracy(classify(choice, images), images);
    }

    /**
     * Accuracy of a network without a split module whose features are compressed afterwards, without training; see
     * {@link #logits(SubnetChoice, SplitChoice, ImageSet)}.
     *
     * @throws IllegalArgumentException as there
     */
    public Accuracy evaluate(SubnetChoice plain, SplitChoice afterwards, ImageSet images) {
        return accuracy(largest(logits(plain, afterwards, images), images.count()), images);
    }

    private static Accuracy accuracy(int[] answers, ImageSet images) {
        int correct = 0;
        for (int i = 0; i < answers.length; i++) {
            correct += answers[i] == images.labels()[i] ? 1 : 0;
        }
        return new Accuracy(correct, answers.length);
    }

    /** The class with the largest logit for every object; the lowest index wins a tie. */
    public int[] classify(SubnetChoice choice, ImageSet images) {
        return largest(logits(choice, images), images.count());
    }

    private int[] largest(float[] logits, int objects) {
        int classes = supernet.space().classes();
        int[] answers = new int[objects];
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
        Buffers buffers = borrow();
        FoldedNet net = calibrated(supernet.program(choice), buffers);
        float[] logits = infer(net, images, buffers, (i, x, extent, objects) -> {});
        idle.add(buffers);
        return logits;
    }

    /**
     * Logits of a network without a split module whose features are compressed afterwards, without training: projected
     * at the place of {@code afterwards} onto as many leading principal components of the calibration images as it keeps
     * channels (all of them, where it keeps more than there are), transmitted with its bits, and projected back.
     *
     * @throws IllegalArgumentException if the network has a split module or several views, is not in the space, or has no
     *     such place
     */
    public float[] logits(SubnetChoice plain, SplitChoice afterwards, ImageSet images) {
        int place = place(plain, afterwards.phase());
        Buffers buffers = borrow();
        FoldedNet net = calibrated(supernet.program(plain), buffers);
        buffers.bottleneck.fit(
                place,
                principal(net, place, buffers),
                afterwards.keptChannels(),
                Op.Quantise.levels(afterwards.bits()));
        infer(net, calibration, buffers, buffers.bottleneck);
        buffers.bottleneck.settle();
        float[] logits = infer(net, images, buffers, buffers.bottleneck);
        idle.add(buffers);
        return logits;
    }

    /** The principal components in front of the place of a split module, on the calibration images. */
    PrincipalChannels principal(SubnetChoice plain, int phase) {
        int place = place(plain, phase);
        Buffers buffers = borrow();
        PrincipalChannels found = principal(calibrated(supernet.program(plain), buffers), place, buffers);
        idle.add(buffers);
        return found;
    }

    /** The features in front of the place of a split module, (N, pixels, channels). */
    float[] features(SubnetChoice plain, int phase, ImageSet images) {
        int place = place(plain, phase);
        Buffers buffers = borrow();
        FoldedNet net = calibrated(supernet.program(plain), buffers);
        FloatBuffer features =
                FloatBuffer.allocate(net.program().ops().get(place).out().floats(images.count()));
        infer(net, images, buffers, (i, x, extent, objects) -> {
            if (i == place) {
                float[] part = new float[extent.floats(objects)];
                x.floats().get(0, part);
                features.put(part);
            }
        });
        idle.add(buffers);
        return features.array();
    }

    private PrincipalChannels principal(FoldedNet net, int place, Buffers buffers) {
        PrincipalChannels.Sums sums =
                new PrincipalChannels.Sums(net.program().ops().get(place).out().channels());
        infer(net, calibration, buffers, (i, x, extent, objects) -> {
            if (i == place) {
                sums.add(x, extent.rows(objects));
            }
        });
        return sums.end();
    }

    private int place(SubnetChoice plain, int phase) {
        if (!plain.splits().isEmpty() || plain.views() > 1) {
            throw new IllegalArgumentException(
                    "compression afterwards is of one view without a split module: " + plain);
        }
        List<Integer> places = supernet.program(plain).places();
        if (phase < 0 || phase >= places.size()) {
            throw new IllegalArgumentException("a compression before phase " + phase + " of " + (places.size() - 1));
        }
        return places.get(phase);
    }

    private float[] infer(FoldedNet net, ImageSet images, Buffers buffers, InferencePass.Tap tap) {
        PartedInput input = inputs.of(images, net.program().choice());
        PartedInput.Reader reader = input.reader(buffers.columns);
        int classes = net.program().classes();
        float[] logits = new float[images.count() * classes];
        for (int part = 0; part < input.parts(); part++) {
            Floats result = buffers.pass.infer(net, reader.columns(part), input.objects(part), tap);
            result.floats().get(0, logits, input.first(part) * classes, input.objects(part) * classes);
        }
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
