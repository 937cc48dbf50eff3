package dev.taffrail.ingest.http;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;

/// What bounds a request over HTTP.
///
/// @param maxBodyBytes of a request or command
/// @param longestWait what `Prefer: wait` is cut to
/// @param rememberedRequests how many requests are remembered to refuse the same id with other content
/// @param retryAfter what a client is told to wait while Kafka is not available
public record HttpLimits(int maxBodyBytes, Duration longestWait, int rememberedRequests, Duration retryAfter) {
    public static final HttpLimits DEFAULT =
            new HttpLimits(1 << 20, Duration.ofSeconds(60), 10_000, Duration.ofSeconds(5));

    public HttpLimits {
        Invalid.unless(
                maxBodyBytes > 0 && maxBodyBytes <= 16 << 20,
                "ingest.max-body must be between 1 and 16MiB, but is %d",
                maxBodyBytes);
        Invalid.unless(!longestWait.isNegative(), "ingest.longest-wait must not be negative, but is %s", longestWait);
        Invalid.unless(
                rememberedRequests > 0, "ingest.remembered-requests must be positive, but is %d", rememberedRequests);
        Invalid.unless(retryAfter.toSeconds() > 0, "ingest.retry-after must be at least 1s, but is %s", retryAfter);
    }
}
