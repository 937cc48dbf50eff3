package dev.taffrail.platform.health;

/// What a check found. The order of the cases is the order of their severity.
public sealed interface Status {
    record Healthy() implements Status {}

    /// Works, but somebody should look: a breaker is open, the sink lags, the disk fills up.
    record Degraded(String detail) implements Status {}

    /// Not checked lately; counts as degraded.
    record Unknown(String detail) implements Status {}

    /// Does not work: the broker cannot be reached, the database cannot be written.
    record Unhealthy(String detail) implements Status {}

    default String word() {
        return switch (this) {
            case Healthy _ -> "healthy";
            case Degraded _ -> "degraded";
            case Unknown _ -> "unknown";
            case Unhealthy _ -> "unhealthy";
        };
    }

    default String reason() {
        return switch (this) {
            case Healthy _ -> "";
            case Degraded s -> s.detail();
            case Unknown s -> s.detail();
            case Unhealthy s -> s.detail();
        };
    }
}
