package dev.taffrail.schemas.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one value as Avro binary.
@FunctionalInterface
interface ValueWriter {
    void write(@Nullable Object value, WireOutput out);

    static ValueWriter of(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar);
            case Shape.Symbols _ -> ValueWriter::symbol;
            case Shape.ListOf list -> list(of(list.element()));
            case Shape.Maybe(Shape.OneOf oneOf) -> orNull(oneOf(oneOf, 1));
            case Shape.Maybe maybe -> orNull(tagged(of(maybe.shape())));
            case Shape.OneOf oneOf -> oneOf(oneOf, 0);
            case Contract contract -> new RecordWriter(contract);
        };
    }

    private static ValueWriter scalar(Shape.Scalar scalar) {
        return switch (scalar) {
            case STRING -> (value, out) -> out.writeString((String) present(value));
            case INT -> (value, out) -> out.writeLong((Integer) present(value));
            case LONG -> (value, out) -> out.writeLong((Long) present(value));
            case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) present(value));
            case DOUBLE -> (value, out) -> out.writeDouble((Double) present(value));
            case BYTES -> (value, out) -> out.writeBytes(((Bytes) present(value)).shared());
        };
    }

    /// Avro writes the index of the symbol; the schema lists the symbols in the order of the constants.
    @SuppressWarnings("EnumOrdinal")
    private static void symbol(@Nullable Object value, WireOutput out) {
        out.writeLong(((Enum<?>) present(value)).ordinal());
    }

    private static ValueWriter list(ValueWriter element) {
        return (value, out) -> {
            var list = (List<?>) present(value);
            int count = list.size();
            if (count > 0) {
                out.writeLong(count);
                for (int i = 0; i < count; i++) {
                    try {
                        element.write(list.get(i), out);
                    } catch (Malformed e) {
                        throw e.in("[" + i + "]");
                    }
                }
            }
            out.writeLong(0);
        };
    }

    private static ValueWriter orNull(ValueWriter writer) {
        return (value, out) -> {
            if (value == null) {
                out.writeLong(0);
            } else {
                writer.write(value, out);
            }
        };
    }

    private static ValueWriter tagged(ValueWriter writer) {
        return (value, out) -> {
            out.writeLong(1);
            writer.write(value, out);
        };
    }

    private static ValueWriter oneOf(Shape.OneOf oneOf, int first) {
        var writers = oneOf.branches().stream().map(RecordWriter::new).toList();
        return (value, out) -> {
            int branch = oneOf.indexOf(present(value));
            out.writeLong(branch + first);
            writers.get(branch).write(value, out);
        };
    }

    private static Object present(@Nullable Object value) {
        if (value == null) {
            throw new Malformed("is null, but is not declared @Nullable");
        }
        return value;
    }
}
