package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An open transaction of a [Database]: runs statements, and keeps them prepared for the next transaction on the same
/// connection. Belongs to the thread that runs the work.
public final class Transaction {

    private static final class Prepared {
        final PreparedStatement statement;
        Binding binding;

        Prepared(PreparedStatement statement, Binding binding) {
            this.statement = statement;
            this.binding = binding;
        }
    }

    private final Path file;
    private final Connection connection;
    private final Map<Sql, Prepared> prepared = new HashMap<>();
    private final Map<Class<?>, RowShape<?>> shapes = new HashMap<>();
    private volatile @Nullable PreparedStatement running;

    Transaction(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// How many rows it changed.
    int update(Sql sql, Record... parameters) {
        try {
            return prepare(sql, parameters).executeUpdate();
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    <T extends Record> List<T> rows(Sql sql, Class<T> type, Record... parameters) {
        try {
            return read(prepare(sql, parameters), shape(type));
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        } finally {
            running = null;
        }
    }

    private <T extends Record> List<T> read(PreparedStatement statement, RowShape<T> shape) throws SQLException {
        running = statement;
        try (var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            while (result.next()) {
                rows.add(shape.read(result));
            }
            return List.copyOf(rows);
        }
    }

    <T extends Record> Optional<T> row(Sql sql, Class<T> type, Record... parameters) {
        return rows(sql, type, parameters).stream().findFirst();
    }

    /// Reads rows one by one, each value as text, bytes in hexadecimal.
    void lines(String query, Consumer<List<String>> reader) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var values = new ArrayList<String>(columns);
                for (var column = 1; column <= columns; column++) {
                    values.add(shown(result.getObject(column)));
                }
                reader.accept(List.copyOf(values));
            }
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    private static String shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? Bytes.of(bytes).hex() : String.valueOf(value);
    }

    /// Runs statements that have no parameters and no result, one after the other.
    void script(String statements) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    /// Ends a query that another thread waits for; it fails there.
    void cancel() {
        try {
            var statement = running;
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            throw StoreFault.of(e, file);
        }
    }

    private PreparedStatement prepare(Sql sql, Record... parameters) throws SQLException {
        var known = prepared.get(sql);
        if (known == null) {
            known = new Prepared(connection.prepareStatement(sql.jdbc()), Binding.of(sql, parameters));
            prepared.put(sql, known);
        } else if (!known.binding.fits(parameters)) {
            known.binding = Binding.of(sql, parameters);
        }
        known.binding.bind(known.statement, parameters);
        return known.statement;
    }

    @SuppressWarnings("unchecked") // each shape is put under the class it was made of
    private <T extends Record> RowShape<T> shape(Class<T> type) {
        return (RowShape<T>) shapes.computeIfAbsent(type, _ -> RowShape.of(type));
    }
}
