package io.splitnets.hardware;

import io.splitnets.input.Section;

/**
 * The packets of a CSI-2 link, whatever its physical layer.
 *
 * @param version of CSI-2; says how many sensors may share the link
 * @param lineSync whether each line is framed by line-start and line-end packets
 * @param tensorLineBytes payload of each long packet that carries a tensor, 1 to 65,535 (2,560 on the IMX500)
 * @param tensorType data type of these packets, user-defined: 0x30 to 0x37 (0x31 for the input tensor and 0x32 for the
 *     output tensor on the IMX500)
 */
public record Csi2Spec(Csi2Version version, boolean lineSync, int tensorLineBytes, int tensorType) {
    /** Largest word count of a CSI-2 long packet (16 bits). */
    public static final int MAX_WORD_COUNT = 65_535;

    /** Line length of the tensors of a Sony IMX500, bytes. */
    public static final int IMX500_TENSOR_LINE = 2_560;

    /** Data type of the output tensor of a Sony IMX500. */
    public static final int IMX500_OUTPUT_TENSOR = 0x32;

    private static final int FIRST_USER_TYPE = 0x30;
    private static final int LAST_USER_TYPE = 0x37;

    /** No line sync, and tensors as the IMX500 sends them. */
    public static final Csi2Spec USUAL =
            new Csi2Spec(Csi2Version.V4_0, false, IMX500_TENSOR_LINE, IMX500_OUTPUT_TENSOR);

    /** Reads csi_version (4.0), line_sync (false), tensor_line (2560 B) and tensor_type (0x32). */
    static Csi2Spec read(Section section) {
        return new Csi2Spec(
                Csi2Version.read(section), section.flag("line_sync", false), tensorLine(section), tensorType(section));
    }

    private static int tensorLine(Section section) {
        long bytes = section.byteCount("tensor_line", IMX500_TENSOR_LINE + " B").bytes();
        if (bytes < 1 || bytes > MAX_WORD_COUNT) {
            section.problem("tensor_line", "expected 1 B to " + MAX_WORD_COUNT + " B, the payload of one long packet");
            return IMX500_TENSOR_LINE;
        }
        return (int) bytes;
    }

    private static int tensorType(Section section) {
        String text = section.text("tensor_type", "0x32");
        if (text.matches("0x3[0-7]")) {
            return Integer.decode(text);
        }
        section.problem("tensor_type", "expected a user-defined data type, 0x30 to 0x37");
        return IMX500_OUTPUT_TENSOR;
    }

    /** Refuses line lengths and data types out of range. */
    public Csi2Spec {
        Checks.atLeast(tensorLineBytes, 1, "tensorLineBytes");
        Checks.atLeast(MAX_WORD_COUNT, tensorLineBytes, "the largest word count");
        Checks.atLeast(tensorType, FIRST_USER_TYPE, "tensorType");
        Checks.atLeast(LAST_USER_TYPE, tensorType, "the last user-defined data type");
    }

    /** The same with tensors in lines of {@code bytes}. */
    public Csi2Spec withTensorLine(int bytes) {
        return new Csi2Spec(version, lineSync, bytes, tensorType);
    }

    /** The same with line-start and line-end packets, or without. */
    public Csi2Spec withLineSync(boolean sync) {
        return new Csi2Spec(version, sync, tensorLineBytes, tensorType);
    }
}
