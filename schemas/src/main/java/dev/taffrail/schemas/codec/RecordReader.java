package dev.taffrail.schemas.codec;

import java.util.Arrays;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/// Reads a record: the fields in the order of the writer, those we no longer have skipped, those it did not have by
/// default.
final class RecordReader implements ValueReader {
    private final Contract contract;
    private final ValueReader[] readers;
    /// For each field of the writer the component it fills, or -1.
    private final int[] targets;

    private final @Nullable Object[] defaults;

    private RecordReader(Contract contract, ValueReader[] readers, int[] targets, @Nullable Object[] defaults) {
        this.contract = contract;
        this.readers = readers;
        this.targets = targets;
        this.defaults = defaults;
    }

    static RecordReader of(Resolver.RecordAdjust action, Contract contract) {
        int fields = action.fieldActions.length;
        var readers = new ValueReader[fields];
        var targets = new int[fields];
        int next = 0;
        for (int i = 0; i < fields; i++) {
            var field = action.fieldActions[i];
            if (field.type == Resolver.Action.Type.SKIP) {
                readers[i] = Skipper.of(field.writer);
                targets[i] = -1;
            } else {
                targets[i] = action.readerOrder[next++].pos();
                readers[i] =
                        ValueReader.of(field, contract.members().get(targets[i]).shape());
            }
        }
        var defaults = new @Nullable Object[contract.members().size()];
        for (Schema.Field field : Arrays.asList(action.readerOrder).subList(next, action.readerOrder.length)) {
            defaults[field.pos()] =
                    Defaults.of(contract.members().get(field.pos()).shape());
        }
        return new RecordReader(contract, readers, targets, defaults);
    }

    @Override
    public Object read(WireInput in) {
        var components = defaults.clone();
        for (int i = 0; i < readers.length; i++) {
            try {
                var value = readers[i].read(in);
                if (targets[i] >= 0) {
                    components[targets[i]] = value;
                }
            } catch (Malformed e) {
                throw e.in(
                        targets[i] < 0
                                ? "(dropped)"
                                : contract.members().get(targets[i]).name());
            }
        }
        return create(components);
    }

    private Object create(@Nullable Object[] components) {
        try {
            return contract.create(components);
        } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
            throw new Malformed("is refused by " + contract.name() + ": " + e.getMessage());
        }
    }
}
