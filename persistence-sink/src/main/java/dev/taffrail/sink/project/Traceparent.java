package dev.taffrail.sink.project;

import java.util.regex.Pattern;

/// W3C trace context, as far as a list of runs needs it.
final class Traceparent {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    private Traceparent() {}

    /// The trace id; empty when there is none.
    static String traceId(String traceparent) {
        var matcher = FORM.matcher(traceparent);
        return matcher.matches() ? matcher.group(1) : "";
    }
}
