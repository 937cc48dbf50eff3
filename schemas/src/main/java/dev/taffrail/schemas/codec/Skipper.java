package dev.taffrail.schemas.codec;

import org.apache.avro.Schema;

/// Reads over a value that a writer of another version had and we have not.
final class Skipper {
    private Skipper() {}

    /// @throws IllegalArgumentException when the schema has a type that no contract has
    static ValueReader of(Schema written) {
        return switch (written.getType()) {
            case NULL -> _ -> null;
            case BOOLEAN -> skip(1);
            case INT, LONG, ENUM -> nothing(WireInput::readLong);
            case FLOAT -> skip(4);
            case DOUBLE -> skip(8);
            case FIXED -> skip(written.getFixedSize());
            case STRING, BYTES ->
                in -> {
                    in.skip(in.readLength());
                    return null;
                };
            case ARRAY -> array(of(written.getElementType()));
            case UNION -> {
                var branches = written.getTypes().stream().map(Skipper::of).toList();
                yield in -> branches.get(in.readIndex(branches.size())).read(in);
            }
            case RECORD -> {
                var fields = written.getFields().stream()
                        .map(field -> of(field.schema()))
                        .toList();
                yield in -> {
                    fields.forEach(field -> field.read(in));
                    return null;
                };
            }
            case MAP -> throw new IllegalArgumentException("no contract has a map");
        };
    }

    private static ValueReader skip(int length) {
        return in -> {
            in.skip(length);
            return null;
        };
    }

    private static ValueReader nothing(ValueReader reader) {
        return in -> {
            reader.read(in);
            return null;
        };
    }

    private static ValueReader array(ValueReader element) {
        return in -> {
            for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
                for (int i = 0; i < count; i++) {
                    element.read(in);
                }
            }
            return null;
        };
    }
}
