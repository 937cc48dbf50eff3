package dev.taffrail.agent.run;

import dev.taffrail.agent.budget.Account;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.List;

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
        long version)
        implements Entity {

    public Session {
        queue = List.copyOf(queue);
        if (sent > messages) {
            throw new IllegalArgumentException("a call cannot have covered " + sent + " of " + messages + " messages");
        }
    }

    static Session of(RunKey run, Account budget, long now) {
        return new Session(
                run.tenant(), run.session(), 0, NO_MESSAGES, 0, NO_MESSAGES, "", List.of(), budget, now, 0, 0);
    }

    RunKey run(String id) {
        return new RunKey(tenant, session, id);
    }

    Session grown(long newMessages, Bytes newHash) {
        return new Session(
                tenant,
                session,
                newMessages,
                newHash,
                sent,
                sentHash,
                active,
                queue,
                budget,
                lastActive,
                timer,
                version);
    }

    /// The conversation ends after `newMessages` again; what was sent beyond is no prefix any more.
    Session cut(long newMessages, Bytes newHash) {
        var keepsSent = sent <= newMessages;
        return new Session(
                tenant,
                session,
                newMessages,
                newHash,
                keepsSent ? sent : 0,
                keepsSent ? sentHash : NO_MESSAGES,
                active,
                queue,
                budget,
                lastActive,
                timer,
                version);
    }

    Session allSent() {
        return new Session(
                tenant,
                session,
                messages,
                chainHash,
                messages,
                chainHash,
                active,
                queue,
                budget,
                lastActive,
                timer,
                version);
    }

    Session withActive(String run, long now) {
        return new Session(
                tenant, session, messages, chainHash, sent, sentHash, run, queue, budget, now, timer, version);
    }

    Session withQueue(List<String> newQueue) {
        return new Session(
                tenant,
                session,
                messages,
                chainHash,
                sent,
                sentHash,
                active,
                newQueue,
                budget,
                lastActive,
                timer,
                version);
    }

    Session enqueued(String run) {
        var longer = new ArrayList<>(queue);
        longer.add(run);
        return withQueue(longer);
    }

    Session with(Account newBudget) {
        return new Session(
                tenant,
                session,
                messages,
                chainHash,
                sent,
                sentHash,
                active,
                queue,
                newBudget,
                lastActive,
                timer,
                version);
    }

    Session withTimer(long newTimer) {
        return new Session(
                tenant,
                session,
                messages,
                chainHash,
                sent,
                sentHash,
                active,
                queue,
                budget,
                lastActive,
                newTimer,
                version);
    }

    Session nextVersion() {
        return new Session(
                tenant,
                session,
                messages,
                chainHash,
                sent,
                sentHash,
                active,
                queue,
                budget,
                lastActive,
                timer,
                version + 1);
    }
}
