package dev.taffrail.detection.redaction;

/// What becomes of a finding.
public enum Handling {
    /// A label in its place: `[removed: email_address]`.
    REDACT,
    /// Stars for its letters and digits, all but the last four of long ones: its form stays.
    MASK,
    /// Nothing in its place.
    DROP,
    /// A label with the start of its keyed hash: the same value has the same label, and nobody without the key can
    /// try values.
    HASH
}
