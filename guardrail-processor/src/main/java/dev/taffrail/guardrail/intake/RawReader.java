package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.rule.Identity;
import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.topic.DeadLetterReason;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Header;

/// Reads what users write: Avro in the wire format, or JSON when the record's header `content-type` says
/// `application/json`.
final class RawReader<T extends Record> {
    static final String CONTENT_TYPE = "content-type";

    private final TopicSerde<T> avro;
    private final JsonForm<T> json;

    RawReader(TopicSerde<T> avro, JsonForm<T> json) {
        this.avro = avro;
        this.json = json;
    }

    Reading<T> read(Arrival arrival) {
        byte[] value = arrival.value();
        if (value == null) {
            return unreadable(DeadLetterReason.NULL_VALUE, "the record has no value; nothing is deleted by one");
        }
        String type = contentType(arrival);
        if (type.isEmpty() || type.startsWith("application/vnd.apache.avro") || type.startsWith("application/avro")) {
            return readAvro(value);
        }
        return isJson(type)
                ? json.read(value)
                : unreadable(
                        DeadLetterReason.DESERIALIZE,
                        "the header content-type is none that is read here; use application/json in UTF-8, or leave it out for Avro");
    }

    private Reading<T> readAvro(byte[] value) {
        try {
            return new Reading.Read<>(avro.decode(value));
        } catch (PoisonRecord e) {
            return unreadable(
                    DeadLetterReason.of(e),
                    e.getMessage()
                            + (looksLikeJson(value)
                                    ? ". It looks like JSON: add the header content-type: application/json"
                                    : ""));
        }
    }

    private static String contentType(Arrival arrival) {
        Header header = arrival.headers().lastHeader(CONTENT_TYPE);
        return header == null || header.value() == null
                ? ""
                : new String(header.value(), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .replace("\"", "");
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    private static boolean looksLikeJson(byte[] value) {
        return value.length > 0 && (value[0] == '{' || value[0] == '[');
    }

    private Reading<T> unreadable(DeadLetterReason reason, String detail) {
        return new Reading.Unreadable<>(reason, detail, new Identity.Unknown(detail));
    }
}
