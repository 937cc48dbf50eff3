package dev.taffrail.schemas.codec;

import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A contract record as its class declares it: the name on the wire, the members in order, how to read and how to build
/// one.
///
/// @param name in Avro, without the namespace
/// @param doc for readers of the schema; empty for none
/// @param access reads the components and builds the record
/// @param factory makes the record from one string, see [FromString]; null when there is none
record Contract(
        Class<?> type,
        String name,
        String doc,
        List<Member> members,
        Components.Access access,
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

    /// The component at `index`. `name` is that of the component in snake case.
    record Member(int index, String name, String component, Shape shape, String doc, DataClass.@Nullable Level level) {}

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
        return access.create(components);
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
        return access.get(record, member.index());
    }

    @Override
    public String toString() {
        return fullName();
    }
}
