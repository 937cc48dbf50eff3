package dev.taffrail.schemas.codec;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one contract, with everything in it, off the classes.
final class ContractReader {
    private final Map<Class<?>, Contract> done = new LinkedHashMap<>();
    private final Set<Class<?>> open = new LinkedHashSet<>();
    private final Map<String, Class<?>> names = new LinkedHashMap<>();

    Contract read(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getName() + " is no record, so it cannot be a contract");
        }
        Contract known = done.get(type);
        if (known != null) {
            return known;
        }
        if (!open.add(type)) {
            throw new IllegalArgumentException(type.getName()
                    + " contains itself. A contract has a fixed depth, so that crafted bytes cannot exhaust the stack");
        }
        try {
            var members = new ArrayList<Contract.Member>();
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (RecordComponent component : type.getRecordComponents()) {
                members.add(member(type, component, members.size()));
            }
            var contract = new Contract(
                    type,
                    claimName(type),
                    doc(type.getAnnotation(Doc.class)),
                    List.copyOf(members),
                    Components.of(type),
                    factory(type, lookup));
            done.put(type, contract);
            open.remove(type);
            return contract;
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be read: open its package to this module", e);
        }
    }

    private static @Nullable MethodHandle factory(Class<?> type, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(FromString.class)) {
                return lookup.unreflect(method).asType(MethodType.methodType(Object.class, String.class));
            }
        }
        return null;
    }

    private Contract.Member member(Class<?> type, RecordComponent component, int index) {
        String where = type.getName() + "." + component.getName();
        var level = component.getAnnotation(DataClass.class);
        return new Contract.Member(
                index,
                snakeCase(component.getName()),
                component.getName(),
                shape(component.getAnnotatedType(), component.getType(), where),
                doc(component.getAnnotation(Doc.class)),
                level == null ? null : level.value());
    }

    private Shape shape(AnnotatedType annotated, Class<?> raw, String where) {
        boolean nullable = annotated.isAnnotationPresent(Nullable.class);
        Shape shape = raw == List.class ? listOf(annotated, where) : plain(raw, nullable, where);
        return nullable ? new Shape.Maybe(shape) : shape;
    }

    private Shape listOf(AnnotatedType annotated, String where) {
        if (annotated instanceof AnnotatedParameterizedType list
                && list.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> element
                && !list.getAnnotatedActualTypeArguments()[0].isAnnotationPresent(Nullable.class)) {
            Shape shape = plain(element, true, where);
            if (shape instanceof Contract contract && contract.members().isEmpty()) {
                throw new IllegalArgumentException(
                        where + " is a list of records without components: count them instead");
            }
            return new Shape.ListOf(shape);
        }
        throw new IllegalArgumentException(where + " must be a list of one plain class, without nulls");
    }

    private Shape plain(Class<?> type, boolean boxed, String where) {
        Shape.Scalar scalar = scalar(type, boxed);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return symbols(type);
        }
        if (type.isRecord()) {
            return read(type);
        }
        if (type.isSealed() && type.isInterface()) {
            return oneOf(type, where);
        }
        throw new IllegalArgumentException(
                where + " is a " + type.getTypeName() + ", which has no place in a contract. Use String, int, "
                        + "long, boolean, double, Bytes, an enum, a record, a List of these, or a boxed number that is @Nullable");
    }

    private static Shape.@Nullable Scalar scalar(Class<?> type, boolean boxed) {
        if (type == String.class) {
            return Shape.Scalar.STRING;
        } else if (type == Bytes.class) {
            return Shape.Scalar.BYTES;
        } else if (type == (boxed ? Integer.class : int.class)) {
            return Shape.Scalar.INT;
        } else if (type == (boxed ? Long.class : long.class)) {
            return Shape.Scalar.LONG;
        } else if (type == (boxed ? Boolean.class : boolean.class)) {
            return Shape.Scalar.BOOLEAN;
        } else if (type == (boxed ? Double.class : double.class)) {
            return Shape.Scalar.DOUBLE;
        }
        return null;
    }

    private Shape.OneOf oneOf(Class<?> family, String where) {
        if (!family.isAnnotationPresent(StateUnion.class)) {
            throw new IllegalArgumentException(
                    where + " is the sealed interface " + family.getName() + ": in a topic a new branch "
                            + "breaks readers of yesterday. Use one record per branch, or mark it @StateUnion if it lives in state stores only");
        }
        return new Shape.OneOf(
                family, Family.recordsOf(family).stream().map(this::read).toList());
    }

    private Shape.Symbols symbols(Class<?> type) {
        List<Enum<?>> constants = Arrays.stream(type.getEnumConstants())
                .<Enum<?>>map(constant -> (Enum<?>) constant)
                .toList();
        return new Shape.Symbols(claimName(type), type, constants, fallback(type, constants));
    }

    private static Enum<?> fallback(Class<?> type, List<Enum<?>> constants) {
        for (Enum<?> constant : constants) {
            if (isDefault(type, constant)) {
                return constant;
            }
        }
        if (!constants.isEmpty() && constants.getFirst().name().equals("UNKNOWN")) {
            return constants.getFirst();
        }
        throw new IllegalArgumentException(
                type.getName()
                        + " needs a constant for what a reader does not know: start with UNKNOWN or mark one with @DefaultSymbol");
    }

    private static boolean isDefault(Class<?> type, Enum<?> constant) {
        try {
            return type.getField(constant.name()).isAnnotationPresent(DefaultSymbol.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("an enum has a field for each constant", e);
        }
    }

    private String claimName(Class<?> type) {
        var annotation = type.getAnnotation(SchemaName.class);
        String name = annotation == null ? type.getSimpleName() : annotation.value();
        Class<?> other = names.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(other.getName() + " and " + type.getName() + " are both called " + name
                    + " in one schema: give one of them a @SchemaName");
        }
        return name;
    }

    private static String doc(@Nullable Doc doc) {
        return doc == null ? "" : doc.value();
    }

    static String snakeCase(String component) {
        return component
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
