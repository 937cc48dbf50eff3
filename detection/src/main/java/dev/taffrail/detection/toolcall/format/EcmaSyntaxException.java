package dev.taffrail.detection.toolcall.format;

/// What is wrong with an expression, never quoting more than a sign of it.
final class EcmaSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    EcmaSyntaxException(String message) {
        super(message, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
