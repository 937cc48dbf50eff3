package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.sink.json.ContractJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes records out of rows: a component `createdAt` is read from the column `created_at`.
final class RowShape<T extends Record> {
    private final Constructor<T> constructor;
    private final RecordComponent[] components;
    private final String[] columns;

    private RowShape(Class<T> type) {
        this.components = type.getRecordComponents();
        this.columns = Arrays.stream(components)
                .map(component -> column(component.getName()))
                .toArray(String[]::new);
        this.constructor = constructor(type, components);
    }

    static <T extends Record> RowShape<T> of(Class<T> type) {
        return new RowShape<>(type);
    }

    T read(ResultSet row) throws SQLException {
        var values = new @Nullable Object[components.length];
        for (var i = 0; i < values.length; i++) {
            values[i] = value(row, columns[i], components[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw unreadable(e);
        }
    }

    static String column(String component) {
        return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static <T extends Record> Constructor<T> constructor(Class<T> type, RecordComponent... components) {
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    private RuntimeException unreadable(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException && e.getCause() instanceof RuntimeException refused
                ? refused
                : new IllegalStateException(constructor + " cannot be called", e);
    }

    private static @Nullable Object value(ResultSet row, String column, RecordComponent component) throws SQLException {
        var type = component.getType();
        if (type == long.class) {
            return row.getLong(column);
        } else if (type == int.class) {
            return row.getInt(column);
        } else if (type == boolean.class) {
            return row.getInt(column) != 0;
        } else if (type == Bytes.class) {
            var bytes = row.getBytes(column);
            return bytes == null ? Bytes.EMPTY : Bytes.of(bytes);
        }
        var text = row.getString(column);
        if (text == null || type == String.class) {
            return text;
        }
        return type.isEnum() ? constant(type, text) : ContractJson.read(text, component.getGenericType());
    }

    private static Object constant(Class<?> type, String name) {
        for (var constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(name + " is no " + type.getSimpleName());
    }
}
