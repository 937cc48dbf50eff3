package dev.taffrail.sink.store;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.Checkpointed;
import dev.taffrail.schemas.event.RunEvent;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// A checkpoint as bytes: `TC`, the version, how the rest is packed, and the checkpoint in the wire format of
/// `run-events`, whose schema id says how to read it for ever. It holds agent, counters and budgets, and where its
/// messages are; these are rows of their own, so that its length does not grow with the run. At a checkpoint nothing is
/// pending: an iteration is complete.
final class CheckpointEnvelope {
    static final int VERSION = 1;

    /// Below this, packing costs more than it saves.
    private static final int PACK_FROM_BYTES = 1_024;

    private static final int MAX_BYTES = 2 * 1024 * 1024;
    private static final int HEADER_BYTES = 4;
    private static final byte PLAIN = 0;
    private static final byte DEFLATED = 1;

    private final TopicSerde<RunEvent> serde;

    CheckpointEnvelope(TopicSerde<RunEvent> serde) {
        this.serde = serde;
    }

    Bytes write(Checkpointed checkpoint) {
        var body = serde.encode(checkpoint);
        var packed = body.length < PACK_FROM_BYTES ? body : deflate(body);
        var out = new ByteArrayOutputStream(HEADER_BYTES + packed.length);
        out.write('T');
        out.write('C');
        out.write(VERSION);
        out.write(packed.length < body.length ? DEFLATED : PLAIN);
        out.writeBytes(packed.length < body.length ? packed : body);
        return Bytes.of(out.toByteArray());
    }

    /// @throws UnreadableCheckpoint when the bytes are not a checkpoint that this version can read
    Checkpointed read(Bytes envelope) throws UnreadableCheckpoint {
        var bytes = envelope.toArray();
        if (bytes.length < HEADER_BYTES || bytes[0] != 'T' || bytes[1] != 'C') {
            throw new UnreadableCheckpoint("it does not begin like a checkpoint");
        }
        if (bytes[2] != VERSION) {
            throw new UnreadableCheckpoint("its version is " + bytes[2] + ", and this release reads " + VERSION);
        }
        var body = Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length);
        try {
            if (serde.decode(bytes[3] == DEFLATED ? inflate(body) : body) instanceof Checkpointed checkpoint) {
                return checkpoint;
            }
            throw new UnreadableCheckpoint("it holds another event");
        } catch (PoisonRecord | DataFormatException e) {
            throw new UnreadableCheckpoint("it cannot be decoded: " + e.getMessage());
        }
    }

    private static byte[] deflate(byte[] body) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(body);
            deflater.finish();
            var out = new byte[body.length];
            var length = deflater.deflate(out);
            return deflater.finished() ? Arrays.copyOf(out, length) : body;
        }
    }

    private static byte[] inflate(byte[] packed) throws DataFormatException {
        try (var inflater = new Inflater()) {
            inflater.setInput(packed);
            var out = new ByteArrayOutputStream(packed.length * 4);
            var chunk = new byte[8_192];
            while (!inflater.finished()) {
                var length = inflater.inflate(chunk);
                if (length == 0 || out.size() + length > MAX_BYTES) {
                    throw new DataFormatException("it ends early, or is longer than a checkpoint can be");
                }
                out.write(chunk, 0, length);
            }
            return out.toByteArray();
        }
    }
}
