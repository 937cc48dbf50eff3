package dev.taffrail.agent.tool.argument;

import java.util.LinkedHashMap;
import java.util.Map;

/// Compiled schemas by their text, for those who get tools as text with each call, such as from an agent's definition.
/// Keeps the ones
/// used last; thread-safe.
public final class ArgumentSchemas {
    private final Map<String, ArgumentSchema> compiled;

    /// @param capacity how many to keep
    public ArgumentSchemas(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("the capacity of a schema cache must be positive, but is " + capacity);
        }
        this.compiled = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ArgumentSchema> eldest) {
                return size() > capacity;
            }
        };
    }

    /// The schema of that text, compiled now if it is not kept.
    ///
    /// @throws InvalidSchemaException as [ArgumentSchema#of] does; nothing is kept then
    public synchronized ArgumentSchema of(String text) {
        return compiled.computeIfAbsent(text, ArgumentSchema::of);
    }
}
