package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.sink.json.ContractJson;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where each parameter of a statement gets its value from: found once by name, then read from records of the same
/// classes.
final class Binding {
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    /// Reads a component, boxed. Compiled code: reflection costs several times as much, a hundred thousand times a
    /// second.
    @FunctionalInterface
    interface Accessor {
        @Nullable
        Object of(Object record);
    }

    private record Source(int record, List<Accessor> path) {}

    private final List<Class<?>> classes;
    private final List<Source> sources;

    private Binding(List<Class<?>> classes, List<Source> sources) {
        this.classes = classes;
        this.sources = sources;
    }

    /// @throws IllegalArgumentException when no record has a component that a parameter names
    static Binding of(Sql sql, Record... records) {
        var sources = new ArrayList<Source>();
        for (var path : sql.parameters()) {
            sources.add(source(sql, path, records));
        }
        return new Binding(
                Arrays.stream(records).<Class<?>>map(Object::getClass).toList(), List.copyOf(sources));
    }

    boolean fits(Record... records) {
        if (records.length != classes.size()) {
            return false;
        }
        for (var i = 0; i < records.length; i++) {
            if (records[i].getClass() != classes.get(i)) {
                return false;
            }
        }
        return true;
    }

    void bind(PreparedStatement statement, Record... records) throws SQLException {
        for (var i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            @Nullable Object value = records[source.record()];
            for (var accessor : source.path()) {
                value = value == null ? null : accessor.of(value);
            }
            set(statement, i + 1, value);
        }
    }

    private static Source source(Sql sql, List<String> path, Record... records) {
        for (var i = 0; i < records.length; i++) {
            var accessors = accessors(records[i].getClass(), path);
            if (!accessors.isEmpty()) {
                return new Source(i, accessors);
            }
        }
        throw new IllegalArgumentException("nothing bound has :" + String.join(".", path) + " of " + sql);
    }

    private static List<Accessor> accessors(Class<?> start, List<String> path) {
        var accessors = new ArrayList<Accessor>();
        var type = start;
        for (var name : path) {
            var component = component(type, name);
            if (component == null) {
                return List.of();
            }
            accessors.add(accessor(component));
            type = component.getType();
        }
        return List.copyOf(accessors);
    }

    private static @Nullable RecordComponent component(Class<?> type, String name) {
        if (type.isRecord()) {
            for (var component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component;
                }
            }
        }
        return null;
    }

    private static Accessor accessor(RecordComponent component) {
        var record = component.getDeclaringRecord();
        try {
            var inside = MethodHandles.privateLookupIn(record, HERE);
            var method = inside.unreflect(component.getAccessor());
            var made = LambdaMetafactory.metafactory(
                    HERE,
                    "of",
                    MethodType.methodType(Accessor.class),
                    MethodType.methodType(Object.class, Object.class),
                    method,
                    MethodType.methodType(
                            MethodType.methodType(component.getType()).wrap().returnType(), record));
            return (Accessor) made.getTarget().invokeExact();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(component + " of " + record.getName() + " cannot be read", e);
        }
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setNull(place, Types.NULL);
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setInt(place, number);
            case Boolean flag -> statement.setInt(place, flag ? 1 : 0);
            case Bytes bytes -> statement.setBytes(place, bytes.toArray());
            case Enum<?> constant -> statement.setString(place, constant.name());
            case List<?> list -> statement.setString(place, ContractJson.write(list));
            case Record record -> statement.setString(place, ContractJson.write(record));
            default -> throw new IllegalArgumentException(value.getClass() + " has no column type");
        }
    }
}
