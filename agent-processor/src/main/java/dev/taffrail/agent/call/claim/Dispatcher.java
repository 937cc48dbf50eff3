package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.NotStarted;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs each claimed call on a virtual thread of its own: handle, report, give the slot back.
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Handlers handlers;
    private final Results results;
    private final RunningCalls running;
    private final Slots slots;
    private final CallerMeters meters;

    Dispatcher(Handlers handlers, Results results, RunningCalls running, Slots slots, CallerMeters meters) {
        this.handlers = handlers;
        this.results = results;
        this.running = running;
        this.slots = slots;
        this.meters = meters;
    }

    /// From here on the call counts as running, until its result is acknowledged.
    void start(Claim claim) {
        slots.take(Pool.of(claim.call()));
        running.add(claim);
        Thread.ofVirtual().name("call-" + claim.head().callId()).start(() -> run(claim));
    }

    private void run(Claim claim) {
        try {
            CallResult result = result(claim);
            meters.answered(claim.call(), result);
            results.publish(claim.key(), result);
        } catch (InterruptedException ended) {
            LOG.atError()
                    .addKeyValue("runId", claim.head().run().handle())
                    .addKeyValue("callId", claim.head().callId())
                    .log("the process ends before the broker has this result; the call counts as lost", ended);
        } finally {
            running.remove(claim);
            slots.giveBack(Pool.of(claim.call()));
        }
    }

    private CallResult result(Claim claim) {
        claim.begin();
        try {
            Optional<NotStarted> refusal = claim.refusal();
            return refusal.isPresent() ? refusal.get() : handlers.handle(claim);
        } catch (RuntimeException | Error defect) {
            LOG.atError()
                    .addKeyValue("runId", claim.head().run().handle())
                    .addKeyValue("callId", claim.head().callId())
                    .log("a caller has a defect", defect);
            return Crash.report(claim, defect);
        } finally {
            claim.answering();
        }
    }
}
