package dev.taffrail.ingest.http;

import dev.taffrail.ingest.client.Commanded;
import dev.taffrail.ingest.client.Commands;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.form.Forms;
import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.run.RunKey;
import io.javalin.http.Context;
import tools.jackson.databind.node.JsonNodeFactory;

/// `POST /v1/runs/{handle}:cancel` and its kin.
final class CommandIntake {
    private final TaffrailClient client;
    private final Body body;

    CommandIntake(TaffrailClient client, HttpLimits limits) {
        this.client = client;
        this.body = new Body(limits.maxBodyBytes());
    }

    Reply post(CommandKind kind, RunKey run, Context context) throws InterruptedException {
        RunCommand command = Forms.command(kind, run, body.read(context));
        if (kind == CommandKind.CANCEL && command.reason().isBlank()) {
            throw new InvalidRequest("reason is missing; say why the run is cancelled, for the audit trail");
        }
        Commanded sent = client.command(Commands.withId(command, IdempotencyKey.orElse(command.commandId(), context)));
        var answer = JsonNodeFactory.instance.objectNode();
        answer.put("command_id", sent.commandId())
                .put("run_id", sent.run().run())
                .put("session", sent.run().session())
                .put("handle", sent.run().handle())
                .put("status", "accepted")
                .put("topic", sent.topic())
                .put("partition", sent.partition())
                .put("offset", sent.offset());
        return Reply.accepted(answer);
    }
}
