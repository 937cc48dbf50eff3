package dev.taffrail.schemas.call;

/// What is known about the bill of an attempt.
public enum Billing {
    /// May have been billed: its reservation stays charged.
    UNKNOWN,
    /// Certainly not billed.
    NOT_BILLED,
    /// Billed with the usage given.
    BILLED
}
