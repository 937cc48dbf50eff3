package dev.taffrail.sink.load;

import java.util.Map;

/// Stands for the loop, where a test loads by itself.
public record Loads(Progress progress) {
    /// Tells those who wait that something more is in the file.
    public void moved() {
        progress.reached(Map.of());
    }

    public void are(LoadStatus status) {
        progress.now(status);
    }
}
