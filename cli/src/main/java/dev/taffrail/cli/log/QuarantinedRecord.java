package dev.taffrail.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.taffrail.cli.scrub.OwnWords;
import dev.taffrail.schemas.topic.DeadLetterHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a dead letter says about itself; never its content.
///
/// @param key of the record: the session, or what stands there in place of one
/// @param reason in one word
/// @param detail what is wrong and what to do
/// @param source `topic:partition@offset` of the original
/// @param bytes how long its value is
public record QuarantinedRecord(String key, String reason, String detail, String source, int bytes) {
    static QuarantinedRecord of(ConsumerRecord<String, byte[]> record) {
        return new QuarantinedRecord(
                record.key() == null ? "" : record.key(),
                header(record, DeadLetterHeaders.REASON),
                header(record, DeadLetterHeaders.DETAIL),
                header(record, DeadLetterHeaders.SOURCE),
                Math.max(0, record.serializedValueSize()));
    }

    /// As it is shown. The key is what somebody wrote.
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("key", OwnWords.text(key))
                .put("reason", reason)
                .put("detail", OwnWords.text(detail))
                .put("source", source)
                .put("bytes", bytes);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
