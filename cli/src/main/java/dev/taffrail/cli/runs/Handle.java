package dev.taffrail.cli.runs;

import dev.taffrail.cli.ExitCode;
import dev.taffrail.cli.Failure;

/// How people name a run: `session/run`, or `run` when it has a session of its own.
///
/// @param text as it is printed
record Handle(String text) {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}";

    /// @throws Failure when it is none
    static Handle parse(String text) {
        if (!text.matches(NAME + "(/" + NAME + ")?")) {
            throw new Failure(
                    ExitCode.USAGE, "RUN is `" + text + "`, which is no run; write session/run or run as `taffrail runs list` shows it");
        }
        return new Handle(text);
    }

    /// Where the server shows it.
    String path() {
        return "/v1/runs/" + dev.taffrail.cli.server.Server.encoded(text);
    }
}
