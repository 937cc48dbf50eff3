package dev.taffrail.cli.runs;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.server.Server;

/// How people name a run: `session/run`, or `run` when it has a session of its own.
///
/// @param session equals `run` when the text names none
public record Handle(String session, String run) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}";

    /// @throws Failure when it is none
    public static Handle parse(String text) {
        if (!text.matches(NAME + "(/" + NAME + ")?")) {
            throw new Failure(
                    ExitCode.USAGE,
                    "RUN is `" + text
                            + "`, which is no run; write session/run or run as `taffrail runs list` shows it");
        }
        int slash = text.indexOf('/');
        return slash < 0 ? new Handle(text, text) : new Handle(text.substring(0, slash), text.substring(slash + 1));
    }

    /// Whether it may have been written without a session: what has this id then may be of any session.
    boolean isAlone() {
        return session.equals(run);
    }

    /// Whether `other` may be what was written, with its session or without.
    boolean mayMean(Handle other) {
        return isAlone() ? run.equals(other.run) : equals(other);
    }

    /// Where the server shows it.
    public String path() {
        return "/v1/runs/" + Server.encoded(run) + (isAlone() ? "" : "?session=" + Server.encoded(session));
    }

    /// Where the server takes commands to it.
    public String path(String action) {
        return isAlone()
                ? "/v1/runs/" + Server.encoded(run) + ":" + action
                : "/v1/sessions/" + Server.encoded(session) + "/runs/" + Server.encoded(run) + ":" + action;
    }

    @Override
    public String toString() {
        return isAlone() ? run : session + "/" + run;
    }
}
