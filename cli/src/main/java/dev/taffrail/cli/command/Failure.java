package dev.taffrail.cli.command;

/// Ends a command with one line and an exit code. The message names what was given, what is wrong with it, and the way
/// out.
public final class Failure extends RuntimeException {
    private final ExitCode code;

    public Failure(ExitCode code, String message) {
        super(message);
        this.code = code;
    }

    public Failure(ExitCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ExitCode code() {
        return code;
    }
}
