package io.splitnets.nas.oracle;

/**
 * What tells blocks apart. Maps are square; a number without meaning for a kind is 0, a text empty.
 *
 * @param kind what it is
 * @param views cameras whose features meet; 1 everywhere but in a fusion, 0 for {@link BlockKind#FRAME}
 * @param size height and width of the input, 1 behind the pool
 * @param inChannels channels of the input, of one view
 * @param outChannels channels of the result
 * @param kernel of the (depthwise) convolution
 * @param stride of the same
 * @param expand ratio of hidden to input channels as the space names it, of {@link BlockKind#BLOCK}
 * @param hidden channels of the depthwise convolution of a block
 * @param squeezeExcite whether the block has squeeze-and-excite
 * @param activation after its convolutions, in small letters
 * @param shortcut what a block adds to its result
 */
public record BlockKey(
        BlockKind kind,
        int views,
        int size,
        int inChannels,
        int outChannels,
        int kernel,
        int stride,
        int expand,
        int hidden,
        boolean squeezeExcite,
        String activation,
        BlockShortcut shortcut) {
    /** The row of what an inference costs beside its layers. */
    public static final BlockKey FRAME = plain(BlockKind.FRAME, 0, 0, 0, 0, "");

    /** A block of 1x1 convolutions and what has no window. */
    static BlockKey plain(BlockKind kind, int views, int size, int inputs, int outputs, String activation) {
        int one = kind == BlockKind.FRAME ? 0 : 1;
        return new BlockKey(kind, views, size, inputs, outputs, one, one, 0, 0, false, activation, BlockShortcut.NONE);
    }

    /** Height and width of the result. */
    public int outSize() {
        return switch (kind) {
            case FRAME -> 0;
            case HEAD, LAST, CLASSIFIER -> 1;
            default -> (size + stride - 1) / stride;
        };
    }

    /** As it stands in messages, such as {@code block 14x14, 24 to 32 channels, kernel 3, stride 2, expand 4}. */
    @Override
    public String toString() {
        if (kind == BlockKind.FRAME) {
            return kind.text();
        }
        String text = kind.text() + " " + size + "x" + size + ", " + inChannels + " to " + outChannels + " channels";
        if (views > 1) {
            text += ", " + views + " views";
        }
        if (kind != BlockKind.BLOCK) {
            return text;
        }
        text += ", kernel " + kernel + ", stride " + stride + ", expand " + expand;
        return text + (squeezeExcite ? ", squeeze-and-excite, " : ", ") + activation + ", shortcut " + shortcut.text();
    }
}
