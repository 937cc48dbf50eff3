package dev.taffrail.agent.replay;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.text.Text;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the first component in which two records differ. Texts count as equal when their canonical forms are: erasing
/// or encrypting a text later is no difference.
final class Fields {
    /// What may be shown: names, versions, numbers. Anything with a space may be somebody's text.
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._/:@#+-]{0,120}");

    private static final int SHOWN_BYTES = 8;

    private Fields() {}

    record Difference(String path, String expected, String actual) {}

    static boolean alike(Record expected, Record actual) {
        return expected.equals(actual)
                || (expected.getClass() == actual.getClass()
                        && CanonicalBytes.digest(expected).equals(CanonicalBytes.digest(actual)));
    }

    /// Empty when both are alike.
    static Optional<Difference> first(String path, @Nullable Object expected, @Nullable Object actual) {
        if (expected == null || actual == null) {
            return expected == null && actual == null
                    ? Optional.empty()
                    : Optional.of(new Difference(path, shown(expected), shown(actual)));
        }
        if (expected instanceof Text one && actual instanceof Text other) {
            return one.canonical().equals(other.canonical())
                    ? Optional.empty()
                    : Optional.of(new Difference(path, shown(one), shown(other)));
        }
        if (expected instanceof Record one && actual instanceof Record other && one.getClass() == other.getClass()) {
            return inRecords(path, one, other);
        }
        if (expected instanceof List<?> one && actual instanceof List<?> other) {
            return inLists(path, one, other);
        }
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(new Difference(path, shown(expected), shown(actual)));
    }

    private static Optional<Difference> inRecords(String path, Record expected, Record actual) {
        for (var component : expected.getClass().getRecordComponents()) {
            var found = first(path + "." + component.getName(), value(component, expected), value(component, actual));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Difference> inLists(String path, List<?> expected, List<?> actual) {
        for (var i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            var found = first(path + "[" + i + "]", expected.get(i), actual.get(i));
            if (found.isPresent()) {
                return found;
            }
        }
        return expected.size() == actual.size()
                ? Optional.empty()
                : Optional.of(new Difference(path, elements(expected), elements(actual)));
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(of.getClass().getName() + "." + component.getName() + " cannot be read", e);
        }
    }

    private static String elements(List<?> list) {
        return list.size() == 1 ? "1 element" : list.size() + " elements";
    }

    static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "nothing";
            case Text text -> "text of " + text.bytes() + " bytes, mac " + shown(text.mac());
            case Bytes bytes -> hex(bytes);
            case String text when NAME.matcher(text).matches() -> text.isEmpty() ? "\"\"" : text;
            case String text -> "text of " + text.length() + " characters";
            case Record other -> other.getClass().getSimpleName();
            case List<?> list -> elements(list);
            default -> value.toString();
        };
    }

    private static String hex(Bytes bytes) {
        return bytes.isEmpty()
                ? "nothing"
                : bytes.length() <= 2 * SHOWN_BYTES ? bytes.hex() : bytes.hex().substring(0, 2 * SHOWN_BYTES) + "…";
    }
}
