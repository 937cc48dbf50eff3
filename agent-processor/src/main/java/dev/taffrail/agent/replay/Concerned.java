package dev.taffrail.agent.replay;

import dev.taffrail.agent.run.Input;
import dev.taffrail.schemas.event.RunEvent;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.run.RunKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which run a decision is about.
final class Concerned {
    private Concerned() {}

    /// The run of the inbox event; null when the event is about the partition.
    static @Nullable RunKey run(InboxEvent event) {
        return switch (event) {
            case RunAdmitted e -> e.run();
            case RunRefused e -> e.run();
            case CommandReceived e -> e.run();
            case CallReturned e -> e.result().head().run();
            case SlotAsked e -> e.run();
            case SlotAnswered e -> e.run();
            case SlotReleased e -> e.run();
            case CallersHandedOver _, CallersTookOver _, TimerDue _ -> null;
        };
    }

    /// The run of the inbox event, or else of the first event of a run that was recorded or decided.
    static @Nullable RunKey run(Input input, List<RunEvent> expected, List<RunEvent> actual) {
        var run = run(input.event());
        if (run == null) {
            run = run(expected);
        }
        return run == null ? run(actual) : run;
    }

    static @Nullable RunKey run(List<RunEvent> events) {
        for (var event : events) {
            if (event instanceof RunEvent.OfRun ofRun) {
                return ofRun.head().run();
            }
        }
        return null;
    }
}
