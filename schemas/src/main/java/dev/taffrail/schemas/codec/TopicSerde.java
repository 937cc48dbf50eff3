package dev.taffrail.schemas.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Kafka's serializer, deserializer and serde for values that are one contract record, or any record of a sealed
/// family: the byte 0, the schema id of the record's own class, Avro binary. Safe for use by any number of threads;
/// nothing needs closing.
///
/// Reading throws [PoisonRecord] for what will never be readable and [SchemaUnavailable] for what may be later. A null
/// value stays null.
public final class TopicSerde<T> implements Serde<T>, Serializer<T>, Deserializer<T> {

    private record Alternative<R extends Record>(int id, RecordCodec<R> codec) {}

    private final Class<T> family;
    private final SchemaLock lock;
    private final SchemaSource others;
    private final int maxBytes;
    private final Map<Class<?>, Alternative<?>> byClass = new LinkedHashMap<>();
    private final Map<String, Alternative<?>> byName = new LinkedHashMap<>();
    private final Map<Integer, RecordCodec.Reader<?>> readers = new ConcurrentHashMap<>();

    private TopicSerde(Class<T> family, SchemaLock lock, SchemaSource others, int maxBytes, boolean unions) {
        this.family = family;
        this.lock = lock;
        this.others = others;
        this.maxBytes = maxBytes;
        for (Class<?> type : Family.recordsOf(family)) {
            add(type.asSubclass(Record.class), unions);
        }
    }

    /// For values of a topic.
    ///
    /// @param family a contract record or a sealed interface of them
    /// @param lock gives the ids that are written, and most that are read
    /// @param others is asked for ids that the lock does not have: [SchemaSource#NONE] or a [RegistrySource]
    /// @param maxBytes how long a value may be, with its header
    /// @throws IllegalArgumentException when a record cannot be a contract, is not locked, or holds a union of
    ///     records
    public static <T> TopicSerde<T> of(Class<T> family, SchemaLock lock, SchemaSource others, int maxBytes) {
        return new TopicSerde<>(family, lock, others, maxBytes, false);
    }

    /// For values of a state store: the same bytes, and unions of records marked [StateUnion] are allowed, since
    /// whoever reads is at least as new as who wrote.
    public static <T> TopicSerde<T> forState(Class<T> family, SchemaLock lock) {
        return new TopicSerde<>(family, lock, SchemaSource.NONE, Integer.MAX_VALUE, true);
    }

    private <R extends Record> void add(Class<R> type, boolean unions) {
        var codec = RecordCodec.of(type);
        if (!unions && codec.holdsUnion()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " holds a union of records, which is for state stores only: in a topic a new branch breaks readers of yesterday");
        }
        var alternative = new Alternative<>(lock.idOf(codec.schema()), codec);
        byClass.put(type, alternative);
        if (byName.put(codec.schema().getFullName(), alternative) != null) {
            throw new IllegalArgumentException("two records of " + family.getName() + " are called "
                    + codec.schema().getFullName() + ": give one of them a @SchemaName");
        }
    }

    /// The value as it stands in a topic.
    ///
    /// @throws org.apache.kafka.common.errors.SerializationException when a component is null that must not be
    /// @throws RecordTooLargeException when it is longer than this topic allows
    public byte[] encode(T value) {
        Alternative<?> alternative = byClass.get(value.getClass());
        if (alternative == null) {
            throw new IllegalArgumentException(value.getClass().getName() + " is no " + family.getName());
        }
        var out = new WireOutput(512);
        WireFormat.writeHeader(alternative.id(), out);
        alternative.codec().encode(value, out);
        if (out.size() > maxBytes) {
            throw new RecordTooLargeException(alternative.codec().schema().getFullName() + " has " + out.size()
                    + " bytes, but at most " + maxBytes + " are allowed here");
        }
        return out.toArray();
    }

    /// The value that these bytes of a topic are.
    ///
    /// @throws PoisonRecord when they are none and never will be
    /// @throws SchemaUnavailable when their schema cannot be asked for now
    public T decode(byte[] bytes) {
        if (bytes.length > maxBytes) {
            throw new PoisonRecord(
                    PoisonRecord.Reason.TOO_LARGE,
                    "the value has " + bytes.length + " bytes, but at most " + maxBytes + " are allowed here");
        }
        int id = WireFormat.readId(bytes);
        RecordCodec.Reader<?> reader = readers.get(id);
        if (reader == null) {
            reader = reader(id);
            readers.put(id, reader);
        }
        return family.cast(reader.read(bytes, WireFormat.HEADER_BYTES));
    }

    private RecordCodec.Reader<?> reader(int id) {
        Schema written = lock.byId(id)
                .or(() -> others.byId(id))
                .orElseThrow(() -> new PoisonRecord(
                        PoisonRecord.Reason.UNKNOWN_SCHEMA,
                        "schema id " + id + " is neither in this version's schemas.lock nor in a registry"));
        Alternative<?> alternative = written.getType() == Schema.Type.RECORD ? byName.get(written.getFullName()) : null;
        if (alternative == null) {
            throw new PoisonRecord(
                    PoisonRecord.Reason.WRONG_TYPE,
                    "schema id " + id + " is a " + written.getFullName() + ", but here belongs one of "
                            + byName.keySet());
        }
        try {
            return alternative.codec().writtenWith(written);
        } catch (IllegalArgumentException e) {
            throw new PoisonRecord(
                    PoisonRecord.Reason.UNKNOWN_SCHEMA, "schema id " + id + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T value) {
        return value == null ? null : encode(value);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : decode(bytes);
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {}

    @Override
    public void close() {}
}
