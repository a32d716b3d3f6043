package io.splitnets.input;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.NumberOutput;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Writes trees of maps, lists and plain values as JSON, the same bytes each time. */
public final class JsonText {
    private JsonText() {}

    /**
     * The JSON text of {@code tree}, indented by two blanks, lines ended by a line feed, keys in the order of their map.
     * A number is written in the fewest digits that read back to it; one that is not finite becomes {@code null}.
     *
     * @param tree a {@link Map} with text keys, {@link List}, {@link String}, {@link Boolean}, {@link Number} or null
     * @throws IllegalArgumentException if something else is in it
     */
    public static String write(@Nullable Object tree) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .defaultPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
                .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .build();
        try (JsonGenerator generator = mapper.writer().createGenerator(out)) {
            write(generator, tree);
        }
        return out.append('\n').toString();
    }

    /** {@code value} in the fewest digits that read back to it, the same on every Java. */
    public static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private static void write(JsonGenerator generator, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new IllegalArgumentException("a key must be a text: " + entry.getKey());
                }
                generator.writeName(key);
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (tree instanceof List<?> list) {
            generator.writeStartArray();
            for (Object item : list) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else {
            writeValue(generator, tree);
        }
    }

    private static void writeValue(JsonGenerator generator, @Nullable Object value) {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value instanceof Number number) {
            writeNumber(generator, number);
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
        }
    }

    private static void writeNumber(JsonGenerator generator, Number number) {
        if (number instanceof Double || number instanceof Float) {
            if (!Double.isFinite(number.doubleValue())) {
                generator.writeNull();
            } else if (number instanceof Float single) {
                generator.writeNumber(single);
            } else {
                generator.writeNumber(number.doubleValue());
            }
        } else if (number instanceof BigInteger integer) {
            generator.writeNumber(integer);
        } else if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte) {
            generator.writeNumber(number.longValue());
        } else {
            throw new IllegalArgumentException(
                    "no JSON for " + number.getClass().getName());
        }
    }
}
