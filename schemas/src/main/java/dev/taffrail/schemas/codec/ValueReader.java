package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Reads one value that was written with some schema as the shape that we have today. Avro's own [Resolver] says how
/// the two differ.
@FunctionalInterface
interface ValueReader {
    @Nullable
    Object read(WireInput in);

    static ValueReader of(Resolver.Action action, Shape shape) {
        return switch (action.type) {
            case ERROR -> unreadable(action);
            case WRITER_UNION -> writtenAsUnion((Resolver.WriterUnion) action, shape);
            case READER_UNION -> of(((Resolver.ReaderUnion) action).actualAction, shape);
            case DO_NOTHING, PROMOTE, CONTAINER, ENUM, SKIP, RECORD -> plain(action, shape);
        };
    }

    private static ValueReader plain(Resolver.Action action, Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar, action.writer.getType());
            case Shape.Symbols symbols -> symbols(symbols, (Resolver.EnumAdjust) action);
            case Shape.ListOf list -> list(of(((Resolver.Container) action).elementAction, list.element()));
            case Shape.Maybe _ when action.reader.getType() == Schema.Type.NULL -> _ -> null;
            case Shape.Maybe maybe -> plain(action, maybe.shape());
            case Shape.OneOf oneOf -> plain(action, oneOf.branchNamed(action.reader.getFullName()));
            case Contract contract -> RecordReader.of((Resolver.RecordAdjust) action, contract);
        };
    }

    private static ValueReader unreadable(Resolver.Action action) {
        String problem = "cannot be read: " + action;
        return _ -> {
            throw new Malformed(problem);
        };
    }

    private static ValueReader writtenAsUnion(Resolver.WriterUnion action, Shape shape) {
        var branches = new ArrayList<ValueReader>();
        for (Resolver.Action branch : action.actions) {
            branches.add(of(branch, shape));
        }
        return in -> branches.get(in.readIndex(branches.size())).read(in);
    }

    private static ValueReader scalar(Shape.Scalar scalar, Schema.Type written) {
        return switch (scalar) {
            case STRING -> WireInput::readString;
            case INT -> WireInput::readInt;
            case LONG -> WireInput::readLong;
            case BOOLEAN -> WireInput::readBoolean;
            case DOUBLE ->
                written == Schema.Type.DOUBLE
                        ? WireInput::readDouble
                        : written == Schema.Type.FLOAT ? in -> (double) in.readFloat() : in -> (double) in.readLong();
            case BYTES -> in -> Bytes.owning(in.readBytes());
        };
    }

    private static ValueReader symbols(Shape.Symbols symbols, Resolver.EnumAdjust action) {
        var constants = symbols.constants();
        int[] adjusted = action.adjustments;
        return in -> {
            int index = adjusted[in.readIndex(adjusted.length)];
            if (index < 0) {
                throw new Malformed("has a symbol that is not known and no default");
            }
            return constants.get(index);
        };
    }

    private static ValueReader list(ValueReader element) {
        return in -> {
            int count = in.readBlock();
            if (count == 0) {
                return List.of();
            }
            var list = new ArrayList<@Nullable Object>(Math.min(count, 64));
            for (; count > 0; count = in.readBlock()) {
                for (int i = 0; i < count; i++) {
                    try {
                        list.add(element.read(in));
                    } catch (Malformed e) {
                        throw e.in("[" + list.size() + "]");
                    }
                }
            }
            return Collections.unmodifiableList(list);
        };
    }
}
