package io.splitnets.nas.supernet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The state of a training run in one file: a version, what it belongs to, step, weights, momentum, quantiser ranges,
 * and the SHA-256 of all that at the end. There are no running statistics of batch normalisation to keep, because every
 * subnet is recalibrated before it is used.
 *
 * @param space SHA-256 of the space, in hexadecimal
 * @param plan SHA-256 of the plan without its workers, in hexadecimal
 * @param step steps done
 * @param weights in the order of the parameter store
 * @param momentum in the same order
 * @param ranges one per split position
 */
record Checkpoint(String space, String plan, int step, float[] weights, float[] momentum, float[] ranges) {
    private static final String MAGIC = "splitnets supernet";
    private static final int VERSION = 1;
    private static final int DIGEST = 32;

    static Checkpoint of(Supernet supernet, TrainingPlan plan, int step) {
        return new Checkpoint(
                spaceHash(supernet),
                planHash(plan),
                step,
                copy(supernet.store().weights(), supernet.parameters()),
                copy(supernet.store().momentum(), supernet.parameters()),
                supernet.ranges().clone());
    }

    private static float[] copy(Floats vector, int size) {
        float[] values = new float[size];
        vector.floats().get(0, values);
        return values;
    }

    static String spaceHash(Supernet supernet) {
        return hash(supernet.space() + " " + supernet.start());
    }

    static String planHash(TrainingPlan plan) {
        return hash(plan.withWorkers(1).toString());
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Writes a file beside {@code file} and renames it, so that a crash leaves the old or the new one. */
    void write(Path file) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(MAGIC);
            out.writeInt(VERSION);
            out.writeUTF(space);
            out.writeUTF(plan);
            out.writeInt(step);
            for (float[] values : new float[][] {weights, momentum, ranges}) {
                out.writeInt(values.length);
                for (float value : values) {
                    out.writeFloat(value);
                }
            }
            bytes.write(digest().digest(bytes.toByteArray()));
            Path temporary = file.resolveSibling(file.getFileName() + ".part");
            Files.write(temporary, bytes.toByteArray());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckpointException("cannot write checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads and verifies a file. */
    static Checkpoint read(Path file) {
        try {
            byte[] all = Files.readAllBytes(file);
            if (all.length < DIGEST) {
                throw new CheckpointException(file + " is too short for a checkpoint");
            }
            byte[] body = Arrays.copyOf(all, all.length - DIGEST);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
            String magic = in.readUTF();
            int version = in.readInt();
            if (!magic.equals(MAGIC) || version != VERSION) {
                throw new CheckpointException(file + " is not a supernet checkpoint of version " + VERSION);
            }
            if (!Arrays.equals(digest().digest(body), Arrays.copyOfRange(all, body.length, all.length))) {
                throw new CheckpointException(file + " is damaged: its SHA-256 does not match");
            }
            return new Checkpoint(in.readUTF(), in.readUTF(), in.readInt(), floats(in), floats(in), floats(in));
        } catch (IOException e) {
            throw new CheckpointException("cannot read checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    /** Puts the weights back for another run of the same plan. */
    void restore(Supernet supernet, TrainingPlan expected) {
        if (!plan.equals(planHash(expected))) {
            throw new CheckpointException("the checkpoint belongs to another training plan");
        }
        restore(supernet);
    }

    /** Puts the weights back, for evaluation. */
    void restore(Supernet supernet) {
        if (!space.equals(spaceHash(supernet)) || weights.length != supernet.parameters()) {
            throw new CheckpointException("the checkpoint belongs to another space than '"
                    + supernet.space().name() + "'");
        }
        supernet.store().weights().floats().put(0, weights);
        supernet.store().momentum().floats().put(0, momentum);
        System.arraycopy(ranges, 0, supernet.ranges(), 0, ranges.length);
    }
}
