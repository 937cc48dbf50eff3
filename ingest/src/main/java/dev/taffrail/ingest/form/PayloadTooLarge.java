package dev.taffrail.ingest.form;

/// It is longer than what travels through Kafka in one record.
public final class PayloadTooLarge extends RequestRefused {
    public PayloadTooLarge(String message) {
        super(message);
    }
}
