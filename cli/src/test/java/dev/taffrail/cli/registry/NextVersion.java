package dev.taffrail.cli.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import java.nio.ByteBuffer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A value as a later version of Taffrail writes it: its schema has one field more, and an id that we do not know.
final class NextVersion {
    private static final String FIELD = "{\"name\":\"added_later\",\"type\":\"string\",\"default\":\"\"}";
    private static final byte[] VALUE = {4, 'h', 'i'}; // Avro: a length of 2, zigzag, and the text

    private final String schema;
    private final byte[] bytes;

    private NextVersion(String schema, byte[] bytes) {
        this.schema = schema;
        this.bytes = bytes;
    }

    static <V> NextVersion of(Class<V> family, V value, int id) {
        var lock = SchemaLock.shipped();
        byte[] known = TopicSerde.of(family, lock, SchemaSource.NONE, 1 << 20).encode(value);
        var header = ByteBuffer.wrap(known);
        byte magic = header.get();
        var tree = JsonMapper.shared().readTree(lock.textOf(header.getInt()).orElseThrow());
        ((ArrayNode) tree.path("fields")).add(JsonMapper.shared().readTree(FIELD));
        var bytes = ByteBuffer.allocate(known.length + VALUE.length)
                .put(magic)
                .putInt(id)
                .put(header)
                .put(VALUE)
                .array();
        return new NextVersion(new String(JsonMapper.shared().writeValueAsBytes(tree), UTF_8), bytes);
    }

    /// What the registry answers for the id.
    String schema() {
        return schema;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
