package dev.taffrail.platform.kafka;

import java.time.Duration;

/// Whether the producer of one stream thread has a transaction open, and how long that thread's consumer may therefore
/// wait for records.
///
/// A stream thread commits between polls. While nothing is open it can wait long, which keeps an idle system idle;
/// while a transaction is open every millisecond of waiting delays all readers of what was written.
final class OpenTransaction {
    private final Duration whileOpen;
    private volatile boolean open;

    OpenTransaction(Duration whileOpen) {
        this.whileOpen = whileOpen;
    }

    void begun() {
        open = true;
    }

    void ended() {
        open = false;
    }

    Duration pollTime(Duration asked) {
        return open && asked.compareTo(whileOpen) > 0 ? whileOpen : asked;
    }
}
