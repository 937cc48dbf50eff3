package dev.taffrail.schemas.codec;

/// What stands before the Avro binary in every value that we write: the byte 0 and the schema id, 32 bits big-endian.
/// Apicurio's serdes write and read the same by default, Confluent's too.
final class WireFormat {
    static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private WireFormat() {}

    static void writeHeader(int id, WireOutput out) {
        out.writeByte(MAGIC);
        out.writeFixed32(id);
    }

    /// The schema id in front of `bytes`.
    ///
    /// @throws PoisonRecord when there is none
    static int readId(byte[] bytes) {
        if (bytes.length > 0 && bytes[0] != MAGIC) {
            throw new PoisonRecord(
                    PoisonRecord.Reason.BAD_MAGIC,
                    "the value starts with byte " + bytes[0] + " instead of 0: it is not in Apicurio's wire format. "
                            + "Produce Avro with a schema id in front, or JSON with the header content-type: application/json");
        }
        if (bytes.length < HEADER_BYTES) {
            throw new PoisonRecord(
                    PoisonRecord.Reason.TRUNCATED,
                    "the value has " + bytes.length + " bytes, but its header alone has " + HEADER_BYTES);
        }
        int id = 0;
        for (int i = 1; i < HEADER_BYTES; i++) {
            id = id << 8 | (bytes[i] & 0xFF);
        }
        return id;
    }
}
