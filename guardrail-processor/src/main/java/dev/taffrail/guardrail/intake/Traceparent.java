package dev.taffrail.guardrail.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;

/// The W3C trace context of a record: its own field, else its header. What is malformed is ignored, as W3C says.
final class Traceparent {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    static String of(Arrival arrival, String field) {
        if (!field.isEmpty()) {
            return checked(field);
        }
        Header header = arrival.headers().lastHeader("traceparent");
        return header == null || header.value() == null
                ? ""
                : checked(new String(header.value(), StandardCharsets.UTF_8));
    }

    private static String checked(String value) {
        return FORM.matcher(value).matches() ? value : "";
    }
}
