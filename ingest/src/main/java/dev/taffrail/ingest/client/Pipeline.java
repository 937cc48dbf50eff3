package dev.taffrail.ingest.client;

import dev.taffrail.schemas.request.RunRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;

/// Sends one request after another at a pace, without waiting for each, and reports their acknowledgements in the same
/// order. All on the thread that calls [#run].
final class Pipeline {
    private final Function<RunRequest, Sending> send;
    private final int maxInFlight;
    private final Pace pace;
    private final Consumer<Submitted> acknowledged;
    private final Deque<Sending> inFlight = new ArrayDeque<>();
    private long count;

    Pipeline(Function<RunRequest, Sending> send, int maxInFlight, Pace pace, Consumer<Submitted> acknowledged) {
        this.send = send;
        this.maxInFlight = maxInFlight;
        this.pace = pace;
        this.acknowledged = acknowledged;
    }

    long run(Iterator<RunRequest> requests) throws InterruptedException {
        try {
            sendAll(requests);
        } catch (RuntimeException failed) {
            settleAfter(failed);
            throw failed;
        }
        while (!inFlight.isEmpty()) {
            settleFirst();
        }
        return count;
    }

    private void sendAll(Iterator<RunRequest> requests) throws InterruptedException {
        long next = pace.time().now();
        while (requests.hasNext()) {
            RunRequest request = requests.next();
            waitUntil(next);
            next += pace.gap().toNanos();
            while (inFlight.size() >= maxInFlight
                    || (!inFlight.isEmpty() && inFlight.getFirst().isAnswered())) {
                settleFirst();
            }
            inFlight.addLast(send.apply(request));
        }
    }

    private void waitUntil(long moment) throws InterruptedException {
        long early = moment - pace.time().now();
        if (early > 0) {
            pace.time().pause(early);
        }
    }

    private void settleFirst() throws InterruptedException {
        acknowledged.accept(inFlight.removeFirst().await());
        count++;
    }

    /// What was sent before the failure may well have arrived.
    private void settleAfter(RuntimeException failed) throws InterruptedException {
        while (!inFlight.isEmpty()) {
            try {
                settleFirst();
            } catch (NotSent another) {
                failed.addSuppressed(another);
            }
        }
    }
}
