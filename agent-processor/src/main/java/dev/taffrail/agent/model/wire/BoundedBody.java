package dev.taffrail.agent.model.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// Collects the body of an answer up to a limit, and tells the [Exchange] about every piece.
final class BoundedBody implements BodySubscriber<byte[]> {
    /// A model writes far less than this; a server that sends more is broken or hostile.
    static final int MAX_BYTES = 16 << 20;

    /// The answer is larger than [#MAX_BYTES].
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final Exchange exchange;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    private BoundedBody(Exchange exchange) {
        this.exchange = exchange;
    }

    static BoundedBody of(ResponseInfo info, Exchange exchange) {
        exchange.answering(info);
        return new BoundedBody(exchange);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        exchange.progress();
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > MAX_BYTES - bytes.size()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                body.completeExceptionally(new TooLarge());
                return;
            }
            var piece = new byte[buffer.remaining()];
            buffer.get(piece);
            bytes.writeBytes(piece);
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
