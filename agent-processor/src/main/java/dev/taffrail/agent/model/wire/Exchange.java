package dev.taffrail.agent.model.wire;

import dev.taffrail.agent.model.Failure;
import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// One attempt on the wire: how far it came, how long it may take, and from both how it ended.
///
/// The question that matters is whether the request was out. It counts as out once its body is asked for, which the
/// JDK's client does after the connection stands and the headers are written: no provider bills for a request without
/// its body.
final class Exchange {
    /// The attempt of this thread, for the HTTP client below LangChain4j, whose interface has no room for it.
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Endpoint endpoint;
    private final ModelRequest request;
    private final long started = System.nanoTime();
    private volatile boolean begun;
    private volatile boolean sent;
    private volatile long lastSign = started;
    private volatile @Nullable ResponseInfo headers;

    Exchange(Endpoint endpoint, ModelRequest request) {
        this.endpoint = endpoint;
        this.request = request;
    }

    String idempotencyKey() {
        return request.idempotencyKey();
    }

    /// The request is about to be made. Once only.
    void begin() {
        if (begun) {
            throw new IllegalStateException("a second HTTP request in one attempt: retries must be off");
        }
        begun = true;
    }

    /// The body of the request is asked for.
    void sending() {
        sent = true;
        lastSign = System.nanoTime();
    }

    /// The headers of the answer are there.
    void answering(ResponseInfo info) {
        lastSign = System.nanoTime();
        headers = info;
    }

    /// A piece of the answer is there.
    void progress() {
        lastSign = System.nanoTime();
    }

    /// Waits for the answer as long as it keeps coming.
    ///
    /// @throws AttemptEnded when it does not
    HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            for (long left = nanosLeft(); left > 0; left = nanosLeft()) {
                try {
                    return answer.get(
                            Math.min(left, endpoint.timeouts().shortest().toNanos()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    // Look again: a piece that came meanwhile moves the limit, and so does a new stage. No limit can be
                    // passed unseen, since none of a new stage is shorter than this wait was.
                }
            }
            throw ended(late());
        } catch (InterruptedException _) {
            throw ended(failure(FailureKind.CANCELLED, "was cancelled"));
        } catch (ExecutionException e) {
            throw ended(broken(e.getCause()));
        } finally {
            answer.cancel(true);
        }
    }

    /// The reply when LangChain4j threw.
    ModelReply end(RuntimeException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AttemptEnded ended) {
                return ended.reply();
            }
        }
        // Only the type is told: the message may quote the prompt or the answer.
        String type = thrown.getClass().getSimpleName();
        return begun
                ? new ModelReply.Unknown(
                        failure(FailureKind.GARBLED, "sent an answer that cannot be read (" + type + ")"))
                : new ModelReply.NotBilled(
                        failure(
                                FailureKind.BAD_REQUEST,
                                "cannot be asked this: the request cannot be written (" + type + ")"),
                        Optional.empty());
    }

    /// The reply to an answer that was read but cannot be believed.
    ModelReply garbled(String why) {
        return new ModelReply.Unknown(failure(FailureKind.GARBLED, why));
    }

    private long nanosLeft() {
        long now = System.nanoTime();
        long total = request.timeout().toNanos() - (now - started);
        return Math.min(total, stageLimit().toNanos() - (now - lastSign));
    }

    private Duration stageLimit() {
        if (!sent) {
            // The JDK's client bounds connecting by itself and says so. This is for a name service or TLS that hangs.
            return endpoint.timeouts().connect().multipliedBy(2);
        }
        return headers == null
                ? endpoint.timeouts().firstByte()
                : endpoint.timeouts().idle();
    }

    private Failure late() {
        boolean whole = System.nanoTime() - started >= request.timeout().toNanos();
        String what =
                !sent ? "did not let us connect" : headers == null ? "did not begin to answer" : "stopped answering";
        return failure(
                FailureKind.TIMEOUT,
                what + " within " + (whole ? request.timeout() : stageLimit()).toMillis() + " ms"
                        + (whole ? " (the time-out of the call)" : ""));
    }

    private Failure broken(@Nullable Throwable cause) {
        if (!sent) {
            return cause instanceof SSLException
                    ? failure(
                            FailureKind.TLS_FAILED,
                            "has a certificate or TLS version that is not accepted; check its base URL")
                    : failure(
                            FailureKind.REFUSED_CONNECTION,
                            "cannot be connected to; check its base URL and that it runs");
        }
        return switch (cause) {
            case BoundedBody.TooLarge _ ->
                failure(FailureKind.GARBLED, "sent more than " + BoundedBody.MAX_BYTES + " bytes");
            case ProtocolException _ -> failure(FailureKind.GARBLED, "sent an answer that is not HTTP");
            case IOException _
            when headers != null -> failure(FailureKind.TRUNCATED, "broke off in the middle of its answer");
            case null, default -> failure(FailureKind.CONNECTION_LOST, "closed the connection before it answered");
        };
    }

    private AttemptEnded ended(Failure failure) {
        var info = headers;
        if (info != null && !Refusals.isSuccess(info.statusCode())) {
            // The status is told even if the text after it is not.
            return new AttemptEnded(Refusals.read(endpoint, info.statusCode(), info.headers(), new byte[0]));
        }
        return new AttemptEnded(
                sent ? new ModelReply.Unknown(failure) : new ModelReply.NotBilled(failure, Optional.empty()));
    }

    private Failure failure(FailureKind kind, String what) {
        return new Failure(kind, "the model provider " + endpoint.name() + " " + what);
    }
}
