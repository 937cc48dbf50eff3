package dev.taffrail.sink.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A statement with named parameters. `:name` stands for a component of a record that is bound, `:name.part` for a
/// component of that component. Prepared statements are kept by it, so there must not be endlessly many.
final class Sql {
    private static final Pattern PARAMETER = Pattern.compile(":([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*)");

    private final String jdbc;
    private final List<List<String>> parameters;

    private Sql(String jdbc, List<List<String>> parameters) {
        this.jdbc = jdbc;
        this.parameters = List.copyOf(parameters);
    }

    static Sql of(String text) {
        var parameters = new ArrayList<List<String>>();
        var jdbc = PARAMETER.matcher(text).replaceAll(match -> {
            parameters.add(List.of(match.group(1).split("\\.", -1)));
            return "?";
        });
        return new Sql(jdbc, parameters);
    }

    String jdbc() {
        return jdbc;
    }

    /// The path of each parameter, in the order of their places.
    List<List<String>> parameters() {
        return parameters;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Sql sql && jdbc.equals(sql.jdbc) && parameters.equals(sql.parameters));
    }

    @Override
    public int hashCode() {
        return jdbc.hashCode();
    }

    @Override
    public String toString() {
        return jdbc;
    }
}
