package dev.taffrail.ingest.client;

import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;

/// What the user left to us: ids, and what is true of a text.
final class Completed {
    private Completed() {}

    static RunRequest request(RunRequest request, TimeOrderedIds ids) {
        return new RunRequest(
                request.runId().isEmpty() ? ids.next() : request.runId(),
                request.tenant(),
                request.session(),
                request.agent(),
                text(request.input()),
                request.limits(),
                request.labels(),
                request.principal(),
                request.traceparent(),
                request.parent());
    }

    static RunCommand command(RunCommand command, TimeOrderedIds ids) {
        return new RunCommand(
                command.commandId().isEmpty() ? ids.next() : command.commandId(),
                command.tenant(),
                command.session(),
                command.runId(),
                command.kind(),
                command.reason(),
                text(command.text()),
                command.add(),
                command.checkpoint(),
                command.principal(),
                command.traceparent());
    }

    private static Text text(Text text) {
        if (text.content().isEmpty()) {
            return Text.EMPTY;
        }
        Text plain = Text.of(text.content(), Origin.USER);
        return new Text(
                plain.content(),
                plain.cipher(),
                plain.keyId(),
                plain.mac(),
                plain.bytes(),
                text.sensitivity(),
                Origin.USER);
    }
}
