package dev.taffrail.agent.model.wire;

/// A provider's key. Must not reach a log or a message: its only reader is [#reveal].
public record ApiKey(String reveal) {
    public ApiKey {
        boolean usable = !reveal.isEmpty() && reveal.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!usable) {
            throw new IllegalArgumentException(
                    "an API key must be printable ASCII without spaces; look for a line end or quotes that were copied with it");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
