package dev.taffrail.ingest.form;

import dev.taffrail.schemas.codec.JsonRecords;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/// What is checked before anything is sent. The gate decides; these checks only spare the way there, and
/// commands that it could answer by a dead letter only.
public final class Checks {
    /// How long the reason of a command may be, in characters.
    public static final int MAX_REASON_LENGTH = 1_000;

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
        Names.require("agent", request.agent());
        if (request.input().content().isEmpty()) {
            throw new InvalidRequest("input is missing; say what the agent shall do");
        }
        fits("input", request.input());
        inRange("limits", request.limits());
    }

    /// The identity of the run that `command` is for.
    ///
    /// @throws RequestRefused when no run could obey the command
    public static RunKey require(RunCommand command) {
        RunKey run = key(command.tenant(), command.session(), command.runId());
        Names.require("command_id", command.commandId());
        switch (command.kind()) {
            case UNKNOWN ->
                throw new InvalidRequest("kind is missing; it is one of CANCEL, PAUSE, RESUME, ADD_BUDGET, MESSAGE");
            case CANCEL, PAUSE, RESUME -> {}
            case ADD_BUDGET ->
                require(!command.add().equals(Limits.NONE), "add is missing; say which limits to raise by how much");
            case MESSAGE -> require(!command.text().content().isEmpty(), "text is missing; it is the message");
        }
        fits("text", command.text());
        inRange("add", command.add());
        require(command.checkpoint() >= 0, "checkpoint is negative; give the number of a step, or 0 for the last");
        require(
                command.reason().length() <= MAX_REASON_LENGTH,
                "reason has " + command.reason().length() + " characters; at most " + MAX_REASON_LENGTH
                        + " are allowed");
        return run;
    }

    private static RunKey key(String tenant, String session, String run) {
        Names.require("run_id", run);
        return new RunKey(
                tenant.isEmpty() ? RunKey.DEFAULT_TENANT : Names.require("tenant", tenant),
                session.isEmpty() ? run : Names.require("session", session),
                run);
    }

    private static void fits(String field, Text text) {
        int bytes = text.content().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Topics.INLINE_TEXT_BYTES) {
            throw new PayloadTooLarge(field + " has " + bytes + " bytes of text; at most " + Topics.INLINE_TEXT_BYTES
                    + " are allowed. Put long material where a tool of the agent can read it");
        }
    }

    private static void inRange(String field, Limits limits) {
        JsonRecords.toTree(limits).forEachEntry((name, value) -> inRange(field + "." + name, value));
        limits.perTool().forEach(tool -> inRange(field + ".per_tool." + tool.tool(), tool.calls()));
    }

    private static void inRange(String field, JsonNode value) {
        if (value.isIntegralNumber()) {
            inRange(field, value.longValue());
        }
    }

    private static void inRange(String field, long value) {
        require(value >= 0, field + " is " + value + "; give a positive number, or nothing for the agent's own limit");
        require(
                value <= LimitWords.MAX,
                field + " is " + value + ", more than 2^53; leave it out for the agent's own limit");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidRequest(otherwise);
        }
    }
}
