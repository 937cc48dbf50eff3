package dev.taffrail.schemas.codec;

import java.security.MessageDigest;
import java.util.List;

/// The canonical bytes of a record, for state digests, request hashes and the audit chain. They do not depend on Avro,
/// on the order of components or on the version of the schema: a component that has its default is left out, so adding
/// one changes no digest of what was there before.
///
/// Version 1, all numbers big-endian, `text` = length in bytes (32 bits) and UTF-8:
///
///     canonical = 01 record
///     record    = 'r' text(name) { 01 text(member) value } 00        members by name, defaults left out
///     value     = 's' text | 'i' 64 bits | 'f' 00 or 01 | 'd' 64 bits | 'x' length bytes | 'e' text(symbol)
///               | 'l' count(32 bits) { value } | record
///
/// int and long are alike. The name of a record is that of its schema, without the namespace. A [CanonicalForm] is
/// written under its own name with the members of its form.
public final class CanonicalBytes {
    /// Changes when the encoding of any value does; then digests made before cannot be compared.
    public static final int VERSION = 1;

    /// Of most records; a longer one costs a copy or two.
    private static final int USUAL_BYTES = 4_096;

    private static final ClassValue<CanonicalWriter> WRITERS = new ClassValue<>() {
        @Override
        protected CanonicalWriter computeValue(Class<?> type) {
            return CanonicalWriter.of(Contract.of(type));
        }
    };

    private CanonicalBytes() {}

    /// The canonical bytes of `record`.
    ///
    /// @throws IllegalArgumentException when a component is null that must not be, or the class is no contract
    public static byte[] of(Record record) {
        var out = new WireOutput(USUAL_BYTES);
        write(record, out);
        return out.toArray();
    }

    private static void write(Record record, WireOutput out) {
        out.writeByte(VERSION);
        try {
            WRITERS.get(record.getClass()).write(record, out);
        } catch (Malformed e) {
            throw new IllegalArgumentException(
                    record.getClass().getName() + " has no canonical form: " + e.describe(), e);
        }
    }

    /// The SHA-256 of the canonical bytes of `record`.
    public static Bytes digest(Record record) {
        return new Digester().digest(record);
    }

    /// Makes the digests of several records, one after the other, in one buffer. For one thread.
    public static final class Digester {
        private final WireOutput out = new WireOutput(USUAL_BYTES);
        private final MessageDigest sha256 = Bytes.sha256();

        /// The SHA-256 of the canonical bytes of `record`.
        ///
        /// @throws IllegalArgumentException when a component is null that must not be, or the class is no
        /// contract
        public Bytes digest(Record record) {
            out.truncate(0);
            write(record, out);
            out.writeTo(sha256);
            return Bytes.owning(sha256.digest());
        }
    }

    /// The next link of a hash chain: SHA-256 over the previous link and the canonical bytes of `record`. Start
    /// with [Bytes#EMPTY].
    public static Bytes chain(Bytes previous, Record record) {
        var sha256 = Bytes.sha256();
        sha256.update((byte) previous.length());
        sha256.update(previous.shared());
        var out = new WireOutput(USUAL_BYTES);
        write(record, out);
        out.writeTo(sha256);
        return Bytes.owning(sha256.digest());
    }

    /// The digest of a list of digests, each with its length.
    public static Bytes digest(List<Bytes> digests) {
        var out = new WireOutput(digests.size() * 36 + 5);
        out.writeByte(VERSION);
        out.writeFixed32(digests.size());
        for (Bytes digest : digests) {
            out.writeFixed32(digest.length());
            out.writeRaw(digest.shared());
        }
        return Bytes.sha256(out.toArray());
    }
}
