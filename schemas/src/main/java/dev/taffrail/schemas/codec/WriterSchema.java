package dev.taffrail.schemas.codec;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.Schema;

/// What a schema from outside must be before bytes are read by it.
final class WriterSchema {
    private WriterSchema() {}

    /// @throws IllegalArgumentException when the schema lets few bytes ask for much work: it contains itself, or
    ///     has an array of elements without bytes, or a map
    static void require(Schema schema) {
        require(schema, new ArrayDeque<>());
    }

    private static void require(Schema schema, Deque<String> open) {
        switch (schema.getType()) {
            case RECORD -> {
                if (open.contains(schema.getFullName())) {
                    throw new IllegalArgumentException(schema.getFullName() + " contains itself");
                }
                open.push(schema.getFullName());
                schema.getFields().forEach(field -> require(field.schema(), open));
                open.pop();
            }
            case ARRAY -> {
                require(schema.getElementType(), open);
                if (isEmpty(schema.getElementType())) {
                    throw new IllegalArgumentException("an array has elements without bytes");
                }
            }
            case UNION -> schema.getTypes().forEach(branch -> require(branch, open));
            case MAP -> throw new IllegalArgumentException("no contract has a map");
            case NULL, BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, FIXED, ENUM -> {}
        }
    }

    private static boolean isEmpty(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            case RECORD -> schema.getFields().stream().allMatch(field -> isEmpty(field.schema()));
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES, ENUM, ARRAY, UNION, MAP -> false;
        };
    }
}
