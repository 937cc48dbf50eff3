package dev.taffrail.agent.run;

import dev.taffrail.schemas.message.Message;
import java.util.List;

/// A run that has not ended.
///
/// @param paused calls are held until it is resumed
/// @param inbox messages of commands that join the conversation before the next model call
/// @param timer when the run is looked at again; 0 when no timer is armed
public record LiveRun(RunHead head, Phase phase, boolean paused, List<Message> inbox, long timer) implements Entity {

    public LiveRun {
        inbox = List.copyOf(inbox);
    }

    LiveRun with(RunHead newHead) {
        return new LiveRun(newHead, phase, paused, inbox, timer);
    }

    LiveRun in(Phase newPhase) {
        return new LiveRun(head, newPhase, paused, inbox, timer);
    }

    LiveRun withPaused(boolean newPaused) {
        return new LiveRun(head, phase, newPaused, inbox, timer);
    }

    LiveRun withInbox(List<Message> newInbox) {
        return new LiveRun(head, phase, paused, newInbox, timer);
    }

    LiveRun withTimer(long newTimer) {
        return new LiveRun(head, phase, paused, inbox, newTimer);
    }
}
