package dev.taffrail.schemas.policy;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.DataClass;
import java.nio.charset.StandardCharsets;

/// A policy as data: its file, as it was written. A run is pinned to the version it was admitted with.
///
/// @param name as the file gives it
/// @param text the YAML
public record PolicyDefinition(
        String name, @DataClass(DataClass.Level.INTERNAL) String text) implements PolicyRecord {
    private static final int HASH_DIGITS = 16;

    /// `name@hash`: how runs, calls and verdicts name this version.
    public String version() {
        return name + "@" + hash();
    }

    /// The first 16 hex digits of the SHA-256 over the text in UTF-8.
    public String hash() {
        return Bytes.sha256(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, HASH_DIGITS);
    }
}
