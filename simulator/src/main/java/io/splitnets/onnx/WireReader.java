package io.splitnets.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * Reads the protobuf wire format of one file field by field. Every declared length is held against the bytes that are
 * left before anything is allocated, names have a budget for the whole file, and every error says at which byte.
 */
final class WireReader {
    /** Most bytes of text kept from one file. */
    static final int MOST_TEXT = 16 << 20;
    /** Most numbers, names, attributes and tensors kept from one file. */
    static final int MOST_KEPT = 1 << 19;
    /** Longest name. */
    static final int LONGEST_TEXT = 4096;

    private final String file;
    private final CodedInputStream in;
    private int textLeft = MOST_TEXT;
    private int keptLeft = MOST_KEPT;
    private int tagAt;
    private int wireType;
    private boolean consumed;

    /**
     * Over a whole file.
     *
     * @param file name in messages
     * @param size bytes of the file
     */
    WireReader(String file, InputStream stream, int size) {
        this.file = file;
        this.in = CodedInputStream.newInstance(stream);
        in.setSizeLimit(Integer.MAX_VALUE);
        io(() -> in.pushLimit(size));
    }

    /** A read that may fail. */
    private interface Read<T> {
        T read() throws IOException;
    }

    /** Counts something that is kept; whatever a file contains, it fills no more memory than that many take. */
    void keep() {
        keptLeft--;
        if (keptLeft < 0) {
            throw failure(
                    tagAt,
                    "expected at most " + MOST_KEPT + " names, attributes and numbers beside the weights in a file");
        }
    }

    /** Bytes read so far. */
    int offset() {
        return in.getTotalBytesRead();
    }

    /** Offset of the field being read. */
    int fieldOffset() {
        return tagAt;
    }

    /** Calls {@code handler} with the number of each field of the current message; what it leaves is skipped. */
    void fields(IntConsumer handler) {
        while (true) {
            tagAt = offset();
            int tag = io(in::readTag);
            if (tag == 0) {
                return;
            }
            wireType = WireFormat.getTagWireType(tag);
            if (wireType > WireFormat.WIRETYPE_FIXED32
                    || wireType == WireFormat.WIRETYPE_START_GROUP
                    || wireType == WireFormat.WIRETYPE_END_GROUP) {
                throw failure(tagAt, "expected a protobuf field, found wire type " + wireType);
            }
            consumed = false;
            handler.accept(WireFormat.getTagFieldNumber(tag));
            if (!consumed) {
                skip();
            }
        }
    }

    /** The field as a message of its own. */
    void message(String what, IntConsumer handler) {
        int length = length(what);
        int outer = io(() -> in.pushLimit(length));
        fields(handler);
        in.popLimit(outer);
    }

    /** The field as a number. */
    long number(String what) {
        take(WireFormat.WIRETYPE_VARINT, what + " as a number");
        return io(in::readInt64);
    }

    /** The field as a float. */
    float real(String what) {
        take(WireFormat.WIRETYPE_FIXED32, what + " as a 32-bit float");
        return io(in::readFloat);
    }

    /** The field as text of at most {@link #LONGEST_TEXT} bytes. */
    String text(String what) {
        int at = tagAt;
        keep();
        int length = length(what);
        textLeft -= length;
        if (length > LONGEST_TEXT || textLeft < 0) {
            throw failure(
                    at,
                    "expected " + what + " of at most " + LONGEST_TEXT + " bytes, and at most " + MOST_TEXT
                            + " bytes of names in a file");
        }
        byte[] bytes = io(() -> in.readRawBytes(length));
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            throw failure(at, "expected " + what + " in UTF-8");
        }
        return text;
    }

    /** The field's bytes where there are at most {@code most}; otherwise they are skipped and the result is empty. */
    byte[] bytes(String what, int most) {
        int length = length(what);
        if (length > most) {
            io(() -> {
                in.skipRawBytes(length);
                return 0;
            });
            return new byte[0];
        }
        return io(() -> in.readRawBytes(length));
    }

    /** The field as one number of a list, or as the whole list in packed form. */
    void numbers(String what, LongConsumer each) {
        if (wireType == WireFormat.WIRETYPE_VARINT) {
            each.accept(number(what));
            return;
        }
        packed(what, () -> each.accept(io(in::readInt64)));
    }

    /** As {@link #numbers} for floats, given as their bits. */
    void reals(String what, LongConsumer each) {
        if (wireType == WireFormat.WIRETYPE_FIXED32) {
            each.accept(Float.floatToRawIntBits(real(what)));
            return;
        }
        packed(what, () -> each.accept(io(in::readFixed32)));
    }

    private void packed(String what, Runnable each) {
        int length = length(what);
        int outer = io(() -> in.pushLimit(length));
        while (in.getBytesUntilLimit() > 0) {
            each.run();
        }
        in.popLimit(outer);
    }

    private int length(String what) {
        int at = tagAt;
        take(WireFormat.WIRETYPE_LENGTH_DELIMITED, what + " as bytes");
        int length = io(in::readRawVarint32);
        int left = in.getBytesUntilLimit();
        if (length < 0 || length > left) {
            throw failure(
                    at,
                    "expected " + what + " to end within its message, but it declares "
                            + Integer.toUnsignedString(length) + " bytes and " + left + " are left");
        }
        return length;
    }

    private void take(int expected, String what) {
        if (wireType != expected) {
            throw failure(tagAt, "expected " + what + ", found wire type " + wireType);
        }
        consumed = true;
    }

    private void skip() {
        switch (wireType) {
            case WireFormat.WIRETYPE_VARINT -> number("a field");
            case WireFormat.WIRETYPE_LENGTH_DELIMITED -> bytes("a field", 0);
            case WireFormat.WIRETYPE_FIXED32 -> real("a field");
            default -> io(in::readRawLittleEndian64);
        }
    }

    /** An error at {@code offset} of the file. */
    InputException failure(int offset, String expected) {
        return failure(file, offset, expected);
    }

    /** An error at {@code offset} of {@code file}. */
    static InputException failure(String file, int offset, String expected) {
        return new InputException(new Problem(Location.atByte(file, offset), "", "", expected, ""));
    }

    private <T> T io(Read<T> read) {
        try {
            return read.read();
        } catch (InvalidProtocolBufferException e) {
            throw failure(offset(), "expected an ONNX model in the protobuf format: " + reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first sentence of the library's message, without its advice to programmers. */
    private static String reason(InvalidProtocolBufferException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(java.util.Locale.ROOT);
        return message.contains("end unexpectedly") || message.contains("ended unexpectedly")
                ? "the file ends in the middle of a field"
                : "this is no valid field";
    }
}
