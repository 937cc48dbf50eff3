package dev.taffrail.schemas.codec;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contract record as its class declares it: the name on the wire, the members in order, how to read and how to
/// build one.
///
/// @param name in Avro, without the namespace
/// @param doc for readers of the schema; empty for none
/// @param constructor takes all components as one `Object[]`
/// @param factory makes the record from one string, see [FromString]; null when there is none
record Contract(
        Class<?> type,
        String name,
        String doc,
        List<Member> members,
        MethodHandle constructor,
        @Nullable MethodHandle factory)
        implements Shape {

    /// The namespace of every contract. Another number would be another product.
    static final String NAMESPACE = "dev.taffrail.v1";

    private static final ClassValue<Contract> CONTRACTS = new ClassValue<>() {
        @Override
        protected Contract computeValue(Class<?> type) {
            return new ContractReader().read(type);
        }
    };

    /// One component. `name` is the component's in snake case; `accessor` has the type `(Object)Object`.
    record Member(
            String name,
            String component,
            Shape shape,
            String doc,
            DataClass.@Nullable Level level,
            MethodHandle accessor) {}

    /// The contract that `type` declares.
    ///
    /// @throws IllegalArgumentException when it cannot be one; the message names the component and the way out
    static Contract of(Class<?> type) {
        return CONTRACTS.get(type);
    }

    String fullName() {
        return NAMESPACE + "." + name;
    }

    /// Builds the record. What its constructor throws is thrown.
    Object create(@Nullable Object[] components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the constructor of " + type.getName() + " threw a checked exception", e);
        }
    }

    /// Makes the record from `text`. What its factory throws is thrown.
    ///
    /// @throws IllegalArgumentException when it has no factory
    Object fromString(String text) {
        if (factory == null) {
            throw new IllegalArgumentException("it takes an object, no string");
        }
        try {
            return (Object) factory.invokeExact(text);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the factory of " + type.getName() + " threw a checked exception", e);
        }
    }

    @Nullable
    Object get(Member member, Object record) {
        try {
            return (Object) member.accessor().invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    type.getName() + "." + member.component() + " threw a checked exception", e);
        }
    }

    @Override
    public String toString() {
        return fullName();
    }
}
