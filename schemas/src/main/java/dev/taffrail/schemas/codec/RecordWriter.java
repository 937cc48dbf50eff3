package dev.taffrail.schemas.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a record member by member.
record RecordWriter(Contract contract, List<ValueWriter> writers) implements ValueWriter {

    RecordWriter(Contract contract) {
        this(
                contract,
                contract.members().stream()
                        .map(member -> ValueWriter.of(member.shape()))
                        .toList());
    }

    @Override
    public void write(@Nullable Object record, WireOutput out) {
        if (record == null) {
            throw new Malformed("is null, but is not declared @Nullable");
        }
        for (int i = 0; i < writers.size(); i++) {
            var member = contract.members().get(i);
            try {
                writers.get(i).write(contract.get(member, record), out);
            } catch (Malformed e) {
                throw e.in(member.name());
            }
        }
    }
}
