package dev.taffrail.cli.command;

/// What the exit code of a command says. Scripts rely on these numbers: they only grow.
public enum ExitCode {
    OK(0, "Done."),
    NEGATIVE(1, "The answer is no: a run did not complete, a replay differs, a check failed."),
    USAGE(2, "The command line is wrong."),
    ENVIRONMENT(3, "Something it needs is missing: broker or server out of reach, data folder in use, bad setting."),
    DENIED(4, "Not allowed."),
    NOT_FOUND(5, "There is no such run, agent or topic."),
    TIMED_OUT(6, "Gave up waiting; the run goes on."),
    WAITING(7, "The run waits for an approval."),
    INTERRUPTED(130, "Interrupted; what was submitted goes on.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    /// One sentence, for help and the reference page.
    public String meaning() {
        return meaning;
    }
}
