package dev.taffrail.schemas.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The value of a component that is absent. The schema says the same in JSON.
final class Defaults {
    private Defaults() {}

    /// @throws IllegalArgumentException when a record refuses to be made of defaults
    static @Nullable Object of(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar ->
                switch (scalar) {
                    case STRING -> "";
                    case INT -> 0;
                    case LONG -> 0L;
                    case BOOLEAN -> false;
                    case DOUBLE -> 0.0;
                    case BYTES -> Bytes.EMPTY;
                };
            case Shape.Symbols symbols -> symbols.fallback();
            case Shape.ListOf _ -> List.of();
            case Shape.Maybe _ -> null;
            case Shape.OneOf oneOf -> of(oneOf.branches().getFirst());
            case Contract contract ->
                contract.create(contract.members().stream()
                        .map(member -> of(member.shape()))
                        .toArray());
        };
    }
}
