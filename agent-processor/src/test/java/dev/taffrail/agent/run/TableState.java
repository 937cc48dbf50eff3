package dev.taffrail.agent.run;

import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import java.util.stream.IntStream;

/// The rows of the golden table: every kind of state that a run can be in, each reached by events.
record TableState(String name, String how, Story story) {
    static List<TableState> all() {
        return List.of(
                of("absent", "Nothing is known of the run.", new Story()),
                of(
                        "absent, a command waits",
                        "A cancel came before its run.",
                        new Story().command("c0", CommandKind.CANCEL)),
                of("queued", "Another run of the session is at work.", queued()),
                of("queued, paused", "", queued().command("c0", CommandKind.PAUSE)),
                of("awaiting a slot", "Its policy limits how many runs are at work.", awaiting()),
                of("awaiting a slot, paused", "", awaiting().command("c0", CommandKind.PAUSE)),
                of(
                        "awaiting a slot, session busy",
                        "Another run of the session is at work.",
                        new Story().admit("first").tell(counted())),
                of(
                        "awaiting a slot, session full",
                        "17 runs came first.",
                        sessionFull().tell(counted())),
                of("queued, leg 2", "It was resumed while another run of the session was at work.", queuedLeg()),
                of("thinking, out", "The first model call is with the callers.", thinking()),
                of(
                        "thinking, out, with a slot",
                        "It was granted a slot of its tenant.",
                        awaiting().hearAll()),
                of(
                        "thinking, out, step 2",
                        "A tool has answered; the second model call is with the callers.",
                        secondStep()),
                of("thinking, out, paused", "", thinking().command("c0", CommandKind.PAUSE)),
                of("thinking, handed over", "The caller gave the partition up and still runs the call.", handedOver()),
                of(
                        "thinking, out, grant 2",
                        "Grant 1 was lost in a take-over and may still be billed.",
                        thinking().loseCallers()),
                of(
                        "thinking, delayed",
                        "The first grant was told to come back later.",
                        thinking().notStarted(NotStartedReason.NOT_NOW)),
                of(
                        "thinking, delayed, grant 1 open",
                        "Grant 1 was lost, grant 2 failed.",
                        thinking().loseCallers().fails(ModelStatus.FAILED_TRANSIENT, Billing.NOT_BILLED)),
                of(
                        "thinking, held",
                        "Paused when the grant came back.",
                        thinking().command("c0", CommandKind.PAUSE).notStarted(NotStartedReason.STALE)),
                of("thinking, ready", "256 calls of other runs are unanswered.", full().admit()),
                of(
                        "acting, once out",
                        "The model asked for `send`, which must not be repeated.",
                        thinking().asks("send")),
                of(
                        "acting, idempotent out",
                        "The model asked for `put`.",
                        thinking().asks("put")),
                of(
                        "acting, read and once",
                        "`read` is out; `send` is held until it is done.",
                        thinking().asks("read", "send")),
                of(
                        "acting, read done, once out",
                        "",
                        thinking().asks("read", "send").tool("read", ToolStatus.OK)),
                of(
                        "acting, once out, paused",
                        "Another call is held.",
                        thinking().asks("send", "put").command("c0", CommandKind.PAUSE)),
                of("acting, once handed over", "", handedOver(thinking().asks("send"))),
                of(
                        "acting, read grant 2",
                        "Grant 1 was lost.",
                        thinking().asks("read").loseCallers()),
                of(
                        "acting, delayed",
                        "`read` failed and is tried again later.",
                        thinking().asks("read").tool("read", ToolStatus.FAILED_TRANSIENT)),
                of("acting, ready", "256 calls of other runs are unanswered.", actingReady()),
                of("ended COMPLETED", "", thinking().answers("done")),
                of("ended REJECTED", "", new Story().tell(Tell.refused(Story.RUN))),
                of("ended BUDGET_EXHAUSTED", "The limit on tokens did not cover a second model call.", exhausted()),
                of(
                        "ended CANCELLED, grant open",
                        "The model call was out when it was cancelled.",
                        thinking().command("c0", CommandKind.CANCEL)),
                of("ended FAILED", "The model refused for good.", failed()),
                of("ended TIMED_OUT, grant open", "The leg passed its time limit.", timedOut()),
                of(
                        "ended CANCELLED, had a slot",
                        "It gave its slot back.",
                        awaiting().hearAll().command("c0", CommandKind.CANCEL).hearAll()),
                of("ended FAILED, session busy", "Another run of the session is at work.", endedBefore()),
                of(
                        "ended CANCELLED, not begun",
                        "It had waited behind another run of the session.",
                        queued().command("c1", CommandKind.CANCEL)),
                of("tombstone", "The run ended more than 24 h ago.", tombstone()));
    }

    private static TableState of(String name, String how, Story story) {
        return new TableState(name, how, story);
    }

    private static Story thinking() {
        return new Story().admit();
    }

    private static Story queued() {
        return new Story().admit("first").admit();
    }

    private static Story awaiting() {
        return new Story().tell(counted());
    }

    private static Tell counted() {
        return Tell.admitted(Story.RUN, "me", Story.LIMITS);
    }

    private static Story sessionFull() {
        var story = new Story();
        IntStream.rangeClosed(0, Rules.SESSION_QUEUE).forEach(n -> story.admit("r" + n));
        return story;
    }

    private static Story queuedLeg() {
        return endedBefore().resume("c2", Limits.NONE, 0);
    }

    private static Story secondStep() {
        return thinking().asks("read").tool("read", ToolStatus.OK);
    }

    private static Story handedOver() {
        return handedOver(thinking());
    }

    private static Story handedOver(Story story) {
        return story.tell(Tell.handedOver(List.of(story.highestSeq())));
    }

    private static Story exhausted() {
        return new Story()
                .admit(new Limits(1, 0, 0, 0, 5_000, 0, 0, List.of(), 0, 0))
                .asks("read")
                .tool("read", ToolStatus.OK);
    }

    private static Story timedOut() {
        return new Story()
                .admit(new Limits(0, 0, 0, 0, 0, 0, 0, List.of(), 10_000, 0))
                .nextTimer();
    }

    private static Story failed() {
        return thinking().fails(ModelStatus.FAILED_PERMANENT, Billing.NOT_BILLED);
    }

    private static Story endedBefore() {
        return failed().admit("first");
    }

    private static Story tombstone() {
        var story = thinking().answers("done");
        while (story.state().get(Key.tombstone(Story.RUN)) == null) {
            story.nextTimer();
        }
        return story;
    }

    private static Story actingReady() {
        return fill(thinking(), Rules.OUTSTANDING - 1).asks("read", "read");
    }

    private static Story full() {
        return fill(new Story(), Rules.OUTSTANDING);
    }

    private static Story fill(Story story, int calls) {
        IntStream.range(0, calls).forEach(n -> story.tell(Tell.admitted(new RunKey("other", "s" + n, "r" + n))));
        return story;
    }
}
