package dev.taffrail.schemas.codec;

import java.util.List;
import java.util.function.Predicate;

/// What a component of a contract holds. Schemas, bytes, digests and JSON are all derived from it.
sealed interface Shape permits Contract, Shape.Scalar, Shape.Symbols, Shape.ListOf, Shape.Maybe, Shape.OneOf {

    enum Scalar implements Shape {
        STRING,
        INT,
        LONG,
        BOOLEAN,
        DOUBLE,
        BYTES
    }

    /// An enum. The order of the constants is the order of the Avro symbols.
    record Symbols(String name, Class<?> type, List<Enum<?>> constants, Enum<?> fallback) implements Shape {}

    record ListOf(Shape element) implements Shape {}

    /// A component that may be null, and is when it is absent.
    record Maybe(Shape shape) implements Shape {}

    /// One of several records: a sealed interface marked [StateUnion].
    record OneOf(Class<?> family, List<Contract> branches) implements Shape {
        /// The place of the record's class among the branches.
        int indexOf(Object value) {
            for (int i = 0; i < branches.size(); i++) {
                if (branches.get(i).type() == value.getClass()) {
                    return i;
                }
            }
            throw new IllegalArgumentException(value.getClass().getName() + " is no branch of " + family.getName());
        }

        Contract branchNamed(String fullName) {
            return branch(contract -> contract.fullName().equals(fullName));
        }

        private Contract branch(Predicate<Contract> wanted) {
            for (Contract contract : branches) {
                if (wanted.test(contract)) {
                    return contract;
                }
            }
            throw new IllegalArgumentException("no such branch in " + family.getName());
        }
    }

    /// Whether a union of records is somewhere below.
    default boolean holdsUnion() {
        return switch (this) {
            case Scalar _, Symbols _ -> false;
            case ListOf list -> list.element().holdsUnion();
            case Maybe maybe -> maybe.shape().holdsUnion();
            case OneOf _ -> true;
            case Contract contract ->
                contract.members().stream().anyMatch(member -> member.shape().holdsUnion());
        };
    }
}
