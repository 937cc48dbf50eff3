package dev.taffrail.cli.demo;

import dev.taffrail.cli.runs.Handle;
import dev.taffrail.cli.runs.RunReport;
import dev.taffrail.cli.runs.RunWatch;
import dev.taffrail.cli.runs.Steering;
import dev.taffrail.cli.server.Server;
import dev.taffrail.schemas.run.RunStatus;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where scenes are played: a running process, asked over HTTP like by anybody else.
record Stage(Server server) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    RunReport run(String agent, String input) throws InterruptedException {
        return run(agent, input, "");
    }

    RunReport run(String agent, String input, String session) throws InterruptedException {
        return run(agent, input, session, "");
    }

    /// @param session empty for one of its own
    /// @param tokens the most it may use; empty for the agent's limit
    RunReport run(String agent, String input, String session, String tokens) throws InterruptedException {
        var handle = send(agent, input, session, "", tokens);
        return watch(handle).untilEnd(1, _ -> {});
    }

    /// Without waiting.
    void start(String agent, String input, String runId, String session) throws InterruptedException {
        send(agent, input, session, runId, "");
    }

    void awaitRunning(String run) throws InterruptedException {
        RunReport _ = watch(Handle.parse(run)).until(report -> report.status() == RunStatus.RUNNING);
    }

    /// Sends a command and returns the run as it is after it.
    RunReport command(String run, String action, String reason) throws InterruptedException {
        var body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        var handle = Handle.parse(run);
        return new Steering(server, handle).send(action, body);
    }

    RunReport resume(RunReport ended, long tokens) throws InterruptedException {
        var handle = Handle.parse(ended.handle());
        var body = JsonNodeFactory.instance.objectNode().put("reason", "finish what was begun");
        body.putObject("add").put("tokens", tokens);
        new Steering(server, handle).send("resume", body);
        return watch(handle).untilEnd(ended.leg() + 1, _ -> {});
    }

    private Handle send(String agent, String input, String session, String runId, String tokens)
            throws InterruptedException {
        var request = JsonNodeFactory.instance.objectNode().put("agent", agent).put("input", input);
        if (!session.isEmpty()) {
            request.put("session", session);
        }
        if (!runId.isEmpty()) {
            request.put("run_id", runId);
        }
        if (!tokens.isEmpty()) {
            request.putObject("limits").put("tokens", tokens);
        }
        return Handle.parse(
                server.post("/v1/runs", request, Duration.ZERO).path("handle").asString(""));
    }

    private RunWatch watch(Handle handle) {
        return new RunWatch(server, handle, Optional.of(PATIENCE));
    }
}
