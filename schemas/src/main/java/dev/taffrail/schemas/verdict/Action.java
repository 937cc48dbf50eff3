package dev.taffrail.schemas.verdict;

import dev.taffrail.schemas.codec.DefaultSymbol;

/// What a rule does with a text it matches, from least to most strict.
public enum Action {
    ALLOW,
    WARN,
    /// The offending spans were removed or fenced.
    SANITIZE,
    @DefaultSymbol
    REJECT
}
