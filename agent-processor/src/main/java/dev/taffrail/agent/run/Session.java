package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ConversationHash;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A session: a conversation, a budget, and one root run at a time.
///
/// @param messages how many the conversation has
/// @param chainHash over these
/// @param sent how many of them the latest model call covered, so that the next one carries only what was added
/// @param sentHash chain hash over these
/// @param active the run at work; empty when there is none
/// @param queue runs that wait, in order
/// @param lastActive epoch milliseconds
/// @param timer when the session is looked at again; 0 when no timer is armed
/// @param version counts the changes
/// @param seen which origins the texts of the conversation have
public record Session(
        String tenant,
        String session,
        long messages,
        Bytes chainHash,
        long sent,
        Bytes sentHash,
        String active,
        List<String> queue,
        Account budget,
        long lastActive,
        long timer,
        long version,
        List<FirstSeen> seen)
        implements Entity {

    public Session {
        queue = List.copyOf(queue);
        seen = List.copyOf(seen);
        if (sent > messages) {
            throw new IllegalArgumentException("a call cannot have covered " + sent + " of " + messages + " messages");
        }
    }

    static Session of(RunKey run, Account budget, long now) {
        return new Session(
                run.tenant(),
                run.session(),
                0,
                NO_MESSAGES,
                0,
                NO_MESSAGES,
                "",
                List.of(),
                budget,
                now,
                0,
                0,
                List.of());
    }

    RunKey run(String id) {
        return new RunKey(tenant, session, id);
    }

    Session grown(List<Message> added) {
        return changed(to -> {
            to.messages = messages + added.size();
            to.chainHash = ConversationHash.fold(chainHash, added);
            to.seen = FirstSeen.with(seen, added, messages);
        });
    }

    /// Whether the conversation has a text of this origin.
    boolean holds(Origin origin) {
        return seen.stream().anyMatch(each -> each.origin() == origin);
    }

    /// The conversation ends after `newMessages` again; what was sent beyond is no prefix any more.
    Session cut(long newMessages, Bytes newHash) {
        return changed(to -> {
            to.messages = newMessages;
            to.chainHash = newHash;
            to.seen = FirstSeen.before(seen, newMessages);
            if (sent > newMessages) {
                to.sent = 0;
                to.sentHash = NO_MESSAGES;
            }
        });
    }

    Session allSent() {
        return changed(to -> {
            to.sent = messages;
            to.sentHash = chainHash;
        });
    }

    Session withActive(String run, long now) {
        return changed(to -> {
            to.active = run;
            to.lastActive = now;
        });
    }

    Session withQueue(List<String> newQueue) {
        return changed(to -> to.queue = newQueue);
    }

    Session enqueued(String run) {
        var longer = new ArrayList<>(queue);
        longer.add(run);
        return withQueue(longer);
    }

    Session with(Account newBudget) {
        return changed(to -> to.budget = newBudget);
    }

    Session withTimer(long newTimer) {
        return changed(to -> to.timer = newTimer);
    }

    Session nextVersion() {
        return changed(to -> to.version++);
    }

    private Session changed(Consumer<Change> change) {
        var to = new Change();
        change.accept(to);
        return new Session(
                tenant,
                session,
                to.messages,
                to.chainHash,
                to.sent,
                to.sentHash,
                to.active,
                to.queue,
                to.budget,
                to.lastActive,
                to.timer,
                to.version,
                to.seen);
    }

    /// What may change of this session, while it does.
    private final class Change {
        private long messages = Session.this.messages;
        private Bytes chainHash = Session.this.chainHash;
        private long sent = Session.this.sent;
        private Bytes sentHash = Session.this.sentHash;
        private String active = Session.this.active;
        private List<String> queue = Session.this.queue;
        private Account budget = Session.this.budget;
        private long lastActive = Session.this.lastActive;
        private long timer = Session.this.timer;
        private long version = Session.this.version;
        private List<FirstSeen> seen = Session.this.seen;
    }
}
