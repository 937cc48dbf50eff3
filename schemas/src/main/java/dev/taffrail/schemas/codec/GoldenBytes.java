package dev.taffrail.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/// `NAME-ID.bin`: a sample record as it was written under each id, which every later version must read as Avro itself
/// does.
record GoldenBytes(Path folder, SchemaLock lock, List<Class<? extends Record>> contracts) {

    List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (var type : contracts) {
            var codec = RecordCodec.of(type);
            for (var entry : lock.entries()) {
                if (entry.name().equals(codec.schema().getFullName())) {
                    problems.addAll(problems(codec, entry));
                }
            }
        }
        return problems;
    }

    private <T extends Record> List<String> problems(RecordCodec<T> codec, SchemaLock.Entry entry) throws IOException {
        Path file = file(entry.id(), codec.schema());
        if (!Files.exists(file)) {
            return List.of(file + " is missing. Restore it from version control, or run the update if the id is new");
        }
        byte[] bytes = Files.readAllBytes(file);
        var written = SchemaText.parse(entry.text());
        try {
            var record = codec.writtenWith(written).read(bytes, WireFormat.HEADER_BYTES);
            byte[] today = codec.encode(record);
            return WireFormat.readId(bytes) == entry.id()
                            && Arrays.equals(today, asAvroReads(bytes, written, codec.schema()))
                    ? List.of()
                    : List.of(file + " is read as another record than by Avro itself, or has another id");
        } catch (PoisonRecord poison) {
            return List.of(file + " cannot be read any more: " + poison.getMessage());
        }
    }

    private static byte[] asAvroReads(byte[] bytes, Schema written, Schema today) throws IOException {
        int start = WireFormat.HEADER_BYTES;
        var decoder = DecoderFactory.get().binaryDecoder(bytes, start, bytes.length - start, null);
        var record = new GenericDatumReader<>(written, today).read(null, decoder);
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(today).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    /// Writes what is not there yet.
    void update() throws IOException {
        for (var type : contracts) {
            int id = lock.idOf(AvroSchemas.of(type));
            Path file = file(id, AvroSchemas.of(type));
            if (!Files.exists(file)) {
                Files.write(file, sample(type, id));
            }
        }
    }

    private static <T extends Record> byte[] sample(Class<T> type, int id) {
        var out = new WireOutput(512);
        WireFormat.writeHeader(id, out);
        out.writeRaw(RecordCodec.of(type).encode(Samples.of(type, id)));
        return out.toArray();
    }

    private Path file(int id, Schema schema) {
        return folder.resolve(schema.getName() + "-" + id + ".bin");
    }
}
