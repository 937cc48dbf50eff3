package dev.taffrail.guardrail.intake;

/// JSON that somebody wrote and that cannot be meant. The message names the field and the way out.
final class InvalidForm extends IllegalArgumentException {
    InvalidForm(String message) {
        super(message);
    }
}
