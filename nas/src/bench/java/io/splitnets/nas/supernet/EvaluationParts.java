package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;

/** The parts of the evaluation of one subnet, and the trainer's own forward pass over the same images. */
public final class EvaluationParts {
    private static final int BATCH = 64;
    private final Supernet supernet;
    private final ImageSet images;
    private final PartedInput calibrated;
    private final PartedInput answered;
    private final InputColumns columns;
    private final PartedInput.Format format;
    private final SubnetProgram program;
    private final TrainingPass training;
    private final InferencePass inference = new InferencePass();
    private final Floats scratch = new Floats();
    private FoldedNet net;

    /** Makes the inputs of {@code choice}. */
    public EvaluationParts(Supernet supernet, SubnetChoice choice, ImageSet calibration, ImageSet images) {
        this.supernet = supernet;
        this.images = images;
        format = PartedInput.Format.of(choice);
        calibrated = new PartedInput(calibration, format, true);
        answered = new PartedInput(images, format, true);
        columns = new InputColumns(images);
        program = supernet.program(choice);
        training = new TrainingPass(supernet);
        net = inference.calibrate(program, supernet, calibrated, calibrated.reader(scratch));
    }

    /** The trainer's forward pass, with its input or on the columns of the first batch again and again. */
    public float train(boolean withInput) {
        float sum = 0;
        for (int from = 0; from < images.count(); from += BATCH) {
            int count = Math.min(BATCH, images.count() - from);
            if (withInput || from == 0) {
                int[] objects = new int[count];
                for (int i = 0; i < count; i++) {
                    objects[i] = from + i;
                }
                InputColumns.Move[] none = new InputColumns.Move[0];
                columns.fill(new InputColumns.Selection(objects, none, format.resolution(), format.views()), scratch);
            }
            sum += training.forward(program, scratch, count).floats().get(0);
        }
        return sum;
    }

    /** Recalibrates and folds, on columns that are there already. */
    public void calibrate() {
        net = inference.calibrate(program, supernet, calibrated, calibrated.reader(scratch));
    }

    /** The folded subnet's answers, on columns that are there already. */
    public float infer() {
        float sum = 0;
        PartedInput.Reader reader = answered.reader(scratch);
        for (int part = 0; part < answered.parts(); part++) {
            sum += inference
                    .infer(net, reader.columns(part), answered.objects(part))
                    .floats()
                    .get(0);
        }
        return sum;
    }
}
