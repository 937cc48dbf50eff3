package dev.taffrail.ingest.http;

import dev.taffrail.ingest.client.Submitted;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.form.Checks;
import dev.taffrail.ingest.form.Forms;
import dev.taffrail.schemas.codec.CanonicalBytes;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `POST /v1/runs`.
final class RunIntake {
    private final TaffrailClient client;
    private final RunEnd end;
    private final HttpLimits limits;
    private final Body body;
    private final SeenRequests<RunKey> seen;

    RunIntake(TaffrailClient client, RunEnd end, HttpLimits limits) {
        this.client = client;
        this.end = end;
        this.limits = limits;
        this.body = new Body(limits.maxBodyBytes());
        this.seen = new SeenRequests<>(limits.rememberedRequests());
    }

    Reply post(Context context) throws InterruptedException {
        RunRequest request = withHeaders(Forms.request(body.read(context)), context);
        requireSameContent(request);
        Submitted submitted = client.submit(request);
        Optional<Duration> wait = WaitPreference.of(context.header("Prefer"), limits.longestWait());
        if (wait.isEmpty()) {
            return accepted(submitted);
        }
        Optional<JsonNode> ended = end.await(submitted.run(), wait.get());
        Reply reply = ended.map(run -> Reply.ended(run).with("Location", address(submitted.run())))
                .orElseGet(() -> accepted(submitted));
        return reply.with("Preference-Applied", "wait=" + wait.get().toSeconds());
    }

    private static RunRequest withHeaders(RunRequest written, Context context) {
        String traceparent = context.header("traceparent");
        return new RunRequest(
                IdempotencyKey.orElse(written.runId(), context),
                written.tenant(),
                written.session(),
                written.agent(),
                written.input(),
                written.limits(),
                written.labels(),
                written.principal(),
                written.traceparent().isEmpty() && traceparent != null ? traceparent : written.traceparent(),
                written.parent());
    }

    private void requireSameContent(RunRequest request) {
        if (request.runId().isEmpty()) {
            return;
        }
        RunKey run = Checks.require(request);
        if (!seen.agrees(run, CanonicalBytes.digest(content(request)))) {
            throw new Problem(
                    ProblemCode.IDEMPOTENCY_CONFLICT,
                    "the run " + run.handle()
                            + " was requested before with other content; use another run_id or Idempotency-Key for a new run");
        }
    }

    /// What makes two requests the same: not how they are traced, and of a text what it says.
    private static RunRequest content(RunRequest request) {
        return new RunRequest(
                request.runId(),
                request.tenant(),
                request.session(),
                request.agent(),
                Text.of(request.input().content(), Origin.USER),
                request.limits(),
                request.labels(),
                request.principal(),
                "",
                null);
    }

    private static Reply accepted(Submitted submitted) {
        RunKey run = submitted.run();
        var body = JsonNodeFactory.instance.objectNode();
        body.put("run_id", run.run())
                .put("session", run.session())
                .put("tenant", run.tenant())
                .put("handle", run.handle())
                .put("status", "accepted")
                .put("topic", submitted.topic())
                .put("partition", submitted.partition())
                .put("offset", submitted.offset());
        return Reply.accepted(body).with("Location", address(run));
    }

    /// Where the read side shows the run.
    private static String address(RunKey run) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!run.session().equals(run.run())) {
            query.add("session=" + encoded(run.session()));
        }
        if (!run.tenant().equals(RunKey.DEFAULT_TENANT)) {
            query.add("tenant=" + encoded(run.tenant()));
        }
        return "/v1/runs/" + encoded(run.run()) + query;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
