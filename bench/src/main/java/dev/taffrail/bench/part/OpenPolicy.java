package dev.taffrail.bench.part;

import java.util.Map;

/// A policy that screens no text: its one rule looks at the length of requests.
public final class OpenPolicy {
    public static final String NAME = "open";

    private static final String FILE = """
            name: open
            rules:
              - {name: size, kind: length, max_characters: 100000, actions: {request: reject}}
            """;

    private OpenPolicy() {}

    /// Text by file name.
    public static Map<String, String> file() {
        return Map.of(NAME + ".yaml", FILE);
    }
}
