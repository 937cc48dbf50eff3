package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.intake.Passage;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// How long a record waits for a registry that does not answer. A record is never quarantined for that; when patience
/// is over the stream thread ends and another one reads the record again. Long enough that threads do not die in a
/// hurry.
///
/// @param attempts in all, at least 1
/// @param pause waits
public record Patience(int attempts, Consumer<Duration> pause) {
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /// Half a minute: in two minutes fewer threads end than stop a stream for good.
    public static final Patience PRODUCT = new Patience(30, pause -> LockSupport.parkNanos(pause.toNanos()));

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("there must be at least 1 attempt, but there are " + attempts);
        }
    }

    Passage judge(Supplier<Passage> desk) {
        for (int attempt = 1; attempt < attempts; attempt++) {
            try {
                return desk.get();
            } catch (SchemaUnavailable _) {
                pause.accept(BETWEEN);
            }
        }
        return desk.get();
    }
}
