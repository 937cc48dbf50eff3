package dev.taffrail.interop;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;

/// Apicurio's own serializer and deserializer, as a user configures them.
record StockSerdes(AvroKafkaSerializer<GenericRecord> serializer, AvroKafkaDeserializer<GenericRecord> deserializer)
        implements AutoCloseable {

    static StockSerdes with(Map<String, Object> configs) {
        var serializer = new AvroKafkaSerializer<GenericRecord>();
        serializer.configure(configs, false);
        var deserializer = new AvroKafkaDeserializer<GenericRecord>();
        deserializer.configure(configs, false);
        return new StockSerdes(serializer, deserializer);
    }

    GenericRecord read(byte[] bytes) {
        return deserializer.deserialize("topic", bytes);
    }

    byte[] write(GenericRecord record) {
        return serializer.serialize("topic", record);
    }

    @Override
    public void close() {
        serializer.close();
        deserializer.close();
    }
}
