package dev.taffrail.guardrail.policy;

/// A policy file that cannot be used. The message names the file, the line, the field and the way out.
public final class InvalidPolicy extends IllegalArgumentException {
    InvalidPolicy(String message) {
        super(message);
    }
}
