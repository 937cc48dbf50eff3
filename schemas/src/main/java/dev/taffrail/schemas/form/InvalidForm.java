package dev.taffrail.schemas.form;

/// JSON that somebody wrote and that cannot be meant. The message names the field and the way out.
public final class InvalidForm extends IllegalArgumentException {
    public InvalidForm(String message) {
        super(message);
    }
}
