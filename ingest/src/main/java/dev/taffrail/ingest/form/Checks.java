package dev.taffrail.ingest.form;

import dev.taffrail.schemas.form.CommandCheck;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.form.RequestCheck;
import dev.taffrail.schemas.form.TextSize;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import java.util.Optional;

/// What is checked before anything is sent. The gate decides; these checks only spare the way there, and commands that
/// it could answer by a dead letter only.
public final class Checks {
    private Checks() {}

    /// The identity of the run that `request` asks for.
    ///
    /// @throws RequestRefused when the request cannot become a run
    public static RunKey require(RunRequest request) {
        RunKey run = key(request.tenant(), request.session(), request.runId());
        content(request);
        return run;
    }

    /// As [#require(RunRequest)], for a request that may get its id later.
    ///
    /// @throws RequestRefused when the request cannot become a run, whatever its id will be
    public static void requireDraft(RunRequest request) {
        key(request.tenant(), request.session(), request.runId().isEmpty() ? "later" : request.runId());
        content(request);
    }

    private static void content(RunRequest request) {
        refuse(RequestCheck.problem(request));
        fits("input", request.input());
    }

    /// The identity of the run that `command` is for.
    ///
    /// @throws RequestRefused when no run could obey the command
    public static RunKey require(RunCommand command) {
        RunKey run = key(command.tenant(), command.session(), command.runId());
        fits("text", command.text());
        refuse(CommandCheck.problem(command));
        return run;
    }

    private static RunKey key(String tenant, String session, String run) {
        requireName("run_id", run);
        return new RunKey(
                tenant.isEmpty() ? RunKey.DEFAULT_TENANT : requireName("tenant", tenant),
                session.isEmpty() ? run : requireName("session", session),
                run);
    }

    /// `value`, which is a name.
    ///
    /// @param field where it stands, for the message
    /// @throws InvalidRequest when it is none
    static String requireName(String field, String value) {
        refuse(Names.problem(field, value));
        return value;
    }

    private static void fits(String field, Text text) {
        TextSize.problem(field, text).ifPresent(problem -> {
            throw new PayloadTooLarge(problem);
        });
    }

    private static void refuse(Optional<String> problem) {
        problem.ifPresent(sentence -> {
            throw new InvalidRequest(sentence);
        });
    }
}
