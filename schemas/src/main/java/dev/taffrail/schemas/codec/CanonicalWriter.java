package dev.taffrail.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes values in the encoding that [CanonicalBytes] describes.
@FunctionalInterface
interface CanonicalWriter {
    /// @return whether it wrote anything but the default of the shape
    boolean write(@Nullable Object value, WireOutput out);

    static CanonicalWriter of(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar);
            case Shape.Symbols symbols ->
                (value, out) -> {
                    out.writeByte('e');
                    text(((Enum<?>) present(value)).name(), out);
                    return value != symbols.fallback();
                };
            case Shape.ListOf list -> list(of(list.element()));
            case Shape.Maybe maybe -> orNull(of(maybe.shape()));
            case Shape.OneOf oneOf -> oneOf(oneOf);
            case Contract contract
            when CanonicalForm.class.isAssignableFrom(contract.type()) -> new CanonicalFormWriter(contract.name());
            case Contract contract -> CanonicalRecordWriter.of(contract, contract.name());
        };
    }

    private static CanonicalWriter scalar(Shape.Scalar scalar) {
        return switch (scalar) {
            case STRING ->
                (value, out) -> {
                    var text = (String) present(value);
                    out.writeByte('s');
                    text(text, out);
                    return !text.isEmpty();
                };
            case INT, LONG ->
                (value, out) -> {
                    long number = ((Number) present(value)).longValue();
                    out.writeByte('i');
                    out.writeFixed64(number);
                    return number != 0;
                };
            case BOOLEAN ->
                (value, out) -> {
                    boolean flag = (Boolean) present(value);
                    out.writeByte('f');
                    out.writeBoolean(flag);
                    return flag;
                };
            case DOUBLE ->
                (value, out) -> {
                    long bits = Double.doubleToLongBits((Double) present(value));
                    out.writeByte('d');
                    out.writeFixed64(bits);
                    return bits != 0;
                };
            case BYTES ->
                (value, out) -> {
                    var bytes = (Bytes) present(value);
                    out.writeByte('x');
                    out.writeFixed32(bytes.length());
                    out.writeRaw(bytes.shared());
                    return !bytes.isEmpty();
                };
        };
    }

    private static CanonicalWriter list(CanonicalWriter element) {
        return (value, out) -> {
            var list = (List<?>) present(value);
            out.writeByte('l');
            out.writeFixed32(list.size());
            list.forEach(each -> element.write(each, out));
            return !list.isEmpty();
        };
    }

    private static CanonicalWriter orNull(CanonicalWriter writer) {
        return (value, out) -> {
            if (value != null) {
                writer.write(value, out);
            }
            return value != null;
        };
    }

    private static CanonicalWriter oneOf(Shape.OneOf oneOf) {
        var writers = oneOf.branches().stream().map(CanonicalWriter::of).toList();
        return (value, out) -> {
            int branch = oneOf.indexOf(present(value));
            writers.get(branch).write(value, out);
            return true;
        };
    }

    static void text(String text, WireOutput out) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeFixed32(utf8.length);
        out.writeRaw(utf8);
    }

    static Object present(@Nullable Object value) {
        if (value == null) {
            throw new Malformed("is null, but is not declared @Nullable");
        }
        return value;
    }
}
