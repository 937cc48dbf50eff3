package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Visits what [DataClass] says of the strings of a record, however deep they are, and makes the record anew where they
/// change. The classes decide: a member that is tagged tomorrow is visited tomorrow. A string without a class is an
/// identifier and stays, unless it is part of a record that is tagged as a whole.
///
/// Looked up once per class of record; when nothing changes, the very record comes back and nothing is made. Safe for
/// use by any number of threads.
///
/// @param <W> records that are handed over as a whole, since they are more than their strings
public final class ClassifiedFields<W extends Record> {
    /// What is to stand in the place of a value; the value itself when it stays.
    public interface Change<W> {
        /// @param field names as in the schema, with dots between them: `labels.value`
        String ofString(DataClass.Level level, String field, String value);

        /// The same for a record that is handed over as a whole.
        W ofWhole(DataClass.Level level, String field, W value);
    }

    /// How to get at what is visited. Absent (null) where there is nothing below.
    private sealed interface Way {
        record ToString(DataClass.Level level, String field) implements Way {}

        record ToWhole(DataClass.Level level, String field) implements Way {}

        record ToEach(Way element) implements Way {}

        record ToBranch(Shape.OneOf branches, List<Into> ways) implements Way {}

        record Into(Contract contract, List<Member> members) implements Way {}
    }

    private record Member(Contract.Member member, Way way) {}

    private final Class<W> whole;
    private final DataClass.Level least;
    private final ClassValue<Way.Into> ways = new ClassValue<>() {
        @Override
        protected Way.Into computeValue(Class<?> type) {
            return into(Contract.of(type), null, "");
        }
    };

    /// @param whole the class of records that are handed over as a whole
    /// @param least the least protected class that is visited
    public ClassifiedFields(Class<W> whole, DataClass.Level least) {
        this.whole = whole;
        this.least = least;
    }

    /// @throws IllegalArgumentException when the class of the record is no contract, or holds a SECRET that is no
    ///     text
    public <R extends Record> R map(R record, Change<W> change) {
        @SuppressWarnings("unchecked") // a record is made anew by the constructor of its own class
        var mapped = (R) follow(ways.get(record.getClass()), record, change);
        return mapped;
    }

    private Object follow(Way way, Object value, Change<W> change) {
        return switch (way) {
            case Way.ToString(var level, var field) -> change.ofString(level, field, (String) value);
            case Way.ToWhole(var level, var field) -> change.ofWhole(level, field, whole.cast(value));
            case Way.ToEach(var element) -> each((List<?>) value, element, change);
            case Way.ToBranch(var branches, var below) -> follow(below.get(branches.indexOf(value)), value, change);
            case Way.Into into -> record(into, value, change);
        };
    }

    @SuppressWarnings("ReferenceEquality") // what stays is the very value
    private Object record(Way.Into into, Object record, Change<W> change) {
        @Nullable Object[] changed = null;
        for (int i = 0; i < into.members().size(); i++) {
            var member = into.members().get(i);
            Object before = into.contract().get(member.member(), record);
            Object after = before == null ? null : follow(member.way(), before, change);
            if (after != before) {
                changed = changed == null ? all(into.contract(), record) : changed;
                changed[member.member().index()] = after;
            }
        }
        return changed == null ? record : into.contract().create(changed);
    }

    private static @Nullable Object[] all(Contract contract, Object record) {
        var components = new @Nullable Object[contract.members().size()];
        for (Contract.Member member : contract.members()) {
            components[member.index()] = contract.get(member, record);
        }
        return components;
    }

    @SuppressWarnings("ReferenceEquality") // what stays is the very value
    private List<?> each(List<?> before, Way element, Change<W> change) {
        List<Object> after = null;
        for (int i = 0; i < before.size(); i++) {
            Object one = before.get(i);
            Object other = follow(element, one, change);
            if (other != one) {
                after = after == null ? new ArrayList<>(before) : after;
                after.set(i, other);
            }
        }
        return after == null ? before : after;
    }

    private Way.Into into(Contract contract, DataClass.@Nullable Level outer, String path) {
        var members = new ArrayList<Member>();
        for (Contract.Member member : contract.members()) {
            String field = path.isEmpty() ? member.name() : path + "." + member.name();
            Way way = way(member.shape(), stricter(outer, member.level()), field);
            if (way != null) {
                members.add(new Member(member, way));
            }
        }
        return new Way.Into(contract, List.copyOf(members));
    }

    private @Nullable Way way(Shape shape, DataClass.@Nullable Level level, String field) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar, level, field);
            case Shape.Symbols _ -> nothing(level, field);
            case Shape.Maybe(Shape inner) -> way(inner, level, field);
            case Shape.ListOf(Shape inner) -> {
                Way element = way(inner, level, field);
                yield element == null ? null : new Way.ToEach(element);
            }
            case Shape.OneOf oneOf -> {
                var branches = oneOf.branches().stream()
                        .map(branch -> into(branch, level, field))
                        .toList();
                yield branches.stream().allMatch(branch -> branch.members().isEmpty())
                        ? null
                        : new Way.ToBranch(oneOf, branches);
            }
            case Contract contract -> contract(contract, level, field);
        };
    }

    private @Nullable Way contract(Contract contract, DataClass.@Nullable Level level, String field) {
        if (contract.type() == whole) {
            return level != null && isVisited(level) ? new Way.ToWhole(level, field) : null;
        }
        var below = into(contract, level, field);
        return below.members().isEmpty() ? null : below;
    }

    private @Nullable Way scalar(Shape.Scalar scalar, DataClass.@Nullable Level level, String field) {
        return switch (scalar) {
            case STRING -> level != null && isVisited(level) ? new Way.ToString(level, field) : null;
            case INT, LONG, BOOLEAN, DOUBLE, BYTES -> nothing(level, field);
        };
    }

    /// What is no text says nothing about a person, and no secret may be one.
    private static @Nullable Way nothing(DataClass.@Nullable Level level, String field) {
        if (level == DataClass.Level.SECRET) {
            throw new IllegalArgumentException(
                    field + " is a SECRET and no text, so nothing can stand in its place: make it a String");
        }
        return null;
    }

    private boolean isVisited(DataClass.Level level) {
        return level.compareTo(least) >= 0;
    }

    private static DataClass.@Nullable Level stricter(DataClass.@Nullable Level outer, DataClass.@Nullable Level own) {
        if (outer == null || own == null) {
            return outer == null ? own : outer;
        }
        return outer.compareTo(own) >= 0 ? outer : own;
    }
}
