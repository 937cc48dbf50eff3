package dev.taffrail.ingest.http;

import dev.taffrail.ingest.client.NotSent;
import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;

/// Tells whether the last record was acknowledged. Ingest stays ready when it was not: only the next request can find
/// out.
final class AcknowledgementCheck implements HealthCheck {
    private static final Status HEALTHY = new Status.Healthy();

    private volatile Status status = HEALTHY;

    void succeeded() {
        status = HEALTHY;
    }

    void failed(NotSent notSent) {
        status = new Status.Degraded("the last record over HTTP was not acknowledged: " + notSent.getCause());
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public Status check() {
        return status;
    }
}
