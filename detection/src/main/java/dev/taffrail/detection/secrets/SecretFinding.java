package dev.taffrail.detection.secrets;

import dev.taffrail.detection.Span;

/// A secret and where it is.
///
/// @param issuer who gives out such tokens, or the word that announced it; in lower case
public record SecretFinding(Span span, SecretKind kind, String issuer) {}
