package dev.taffrail.schemas.codec;

import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/// Turns records of one contract into plain Avro binary and back, without a schema id in front. Safe for use by any
/// number of threads.
///
/// What it reads may come from anybody: lengths are checked against what is left before memory is taken, the depth is
/// that of the contract, strings must be UTF-8, and nothing may follow the record.
public final class RecordCodec<T extends Record> {
    private final Contract contract;
    private final Class<T> type;
    private final Schema schema;
    private final RecordWriter writer;
    private final Reader<T> reader;

    private RecordCodec(Class<T> type) {
        this.contract = Contract.of(type);
        this.type = type;
        this.schema = AvroSchemas.of(contract);
        this.writer = new RecordWriter(contract);
        this.reader = writtenWith(schema);
    }

    /// The codec of `type`.
    ///
    /// @throws IllegalArgumentException when the class cannot be a contract; the message names the component and
    ///     the way out
    public static <T extends Record> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>(type);
    }

    public Schema schema() {
        return schema;
    }

    /// Whether a union of records is somewhere in it, which is for state stores only.
    boolean holdsUnion() {
        return contract.holdsUnion();
    }

    /// @throws SerializationException when a component is null that must not be
    public byte[] encode(T record) {
        var out = new WireOutput(512);
        encode(record, out);
        return out.toArray();
    }

    void encode(Object record, WireOutput out) {
        try {
            writer.write(record, out);
        } catch (Malformed e) {
            throw new SerializationException("cannot write " + contract.fullName() + ": " + e.describe());
        }
    }

    /// Reads what [#encode] wrote.
    ///
    /// @throws PoisonRecord when the bytes are not one whole record of today's schema
    public T decode(byte[] bytes) {
        return reader.read(bytes, 0);
    }

    /// A reader for bytes of another version of this contract. Making one is slow; keep it.
    ///
    /// @throws IllegalArgumentException when `written` is no schema that a version of this contract may have
    Reader<T> writtenWith(Schema written) {
        WriterSchema.require(written);
        var values = ValueReader.of(Resolver.resolve(written, schema), contract);
        return (bytes, start) -> type.cast(read(values, bytes, start));
    }

    private Object read(ValueReader values, byte[] bytes, int start) {
        var in = new WireInput(bytes, start);
        try {
            Object record = values.read(in);
            if (record == null || in.remaining() > 0) {
                throw new Malformed("is followed by " + in.remaining() + " bytes that do not belong to it");
            }
            return record;
        } catch (Malformed e) {
            var reason = e.isTruncated() ? PoisonRecord.Reason.TRUNCATED : PoisonRecord.Reason.BAD_BYTES;
            throw new PoisonRecord(reason, "cannot read " + contract.fullName() + ": " + e.describe());
        }
    }

    /// Reads bytes of one version, from `start` to the end.
    interface Reader<T> {
        T read(byte[] bytes, int start);
    }
}
