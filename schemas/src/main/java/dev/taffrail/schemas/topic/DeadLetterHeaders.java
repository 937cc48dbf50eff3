package dev.taffrail.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers that a record has on `dead-letters` beside its own.
public final class DeadLetterHeaders {
    /// The [DeadLetterReason] in one word.
    public static final String REASON = "taffrail-reason";
    /// The reason in a sentence, without any text of the record.
    public static final String DETAIL = "taffrail-detail";
    /// `topic:partition@offset` of the original.
    public static final String SOURCE = "taffrail-source";
    /// How many bytes the original had, when not all of it could be kept.
    public static final String CUT = "taffrail-cut-from";

    private DeadLetterHeaders() {}

    /// The record's own headers and ours; what it brought under the names of ours is dropped.
    ///
    /// @param source see [#source(String, int, long)]
    public static Headers with(Headers own, DeadLetterReason reason, String detail, String source) {
        var headers = new RecordHeaders(own);
        headers.remove(CUT);
        put(headers, REASON, reason.word());
        put(headers, DETAIL, detail);
        put(headers, SOURCE, source);
        return headers;
    }

    /// `topic:partition@offset`.
    public static String source(String topic, int partition, long offset) {
        return topic + ":" + partition + "@" + offset;
    }

    /// In place of any header of that name.
    public static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
