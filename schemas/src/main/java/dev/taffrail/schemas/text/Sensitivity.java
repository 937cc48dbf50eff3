package dev.taffrail.schemas.text;

/// How a text must be handled wherever it is stored or shown, from least to most protected.
public enum Sensitivity {
    UNKNOWN,
    PUBLIC,
    INTERNAL,
    PERSONAL,
    SECRET
}
