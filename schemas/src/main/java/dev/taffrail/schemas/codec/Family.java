package dev.taffrail.schemas.codec;

import java.util.ArrayList;
import java.util.List;

/// The records of a sealed family.
final class Family {
    private Family() {}

    /// All records below `type`, depth first in the order of the `permits` clauses; a record is a family of itself.
    ///
    /// @throws IllegalArgumentException when something that is neither a record nor a sealed interface is permitted
    static List<Class<?>> recordsOf(Class<?> type) {
        var records = new ArrayList<Class<?>>();
        collect(type, records);
        return List.copyOf(records);
    }

    private static void collect(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            if (!records.contains(type)) {
                records.add(type);
            }
        } else if (type.isInterface() && type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted, records);
            }
        } else {
            throw new IllegalArgumentException(
                    type.getName() + " is neither a record nor a sealed interface of records");
        }
    }
}
