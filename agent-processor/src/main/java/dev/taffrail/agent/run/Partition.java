package dev.taffrail.agent.run;

/// What the partition itself remembers.
///
/// @param time epoch milliseconds: the highest append time seen, never going back
/// @param inboxOffset the highest own offset seen
/// @param callSeq the last one given to a call
/// @param outstanding calls that are out and unanswered
/// @param readySeq the last place given in the ready queue
/// @param ready how many calls wait in it
/// @param servedTenant whose call was taken from it last, for the round robin
/// @param version counts the changes
public record Partition(
        long time,
        long inboxOffset,
        long callSeq,
        int outstanding,
        long readySeq,
        int ready,
        String servedTenant,
        long version)
        implements Entity {

    static final Partition NEW = new Partition(0, -1, 0, 0, 0, 0, "", 0);

    Partition at(long newTime, long offset) {
        return new Partition(newTime, offset, callSeq, outstanding, readySeq, ready, servedTenant, version + 1);
    }

    Partition callOut() {
        return new Partition(time, inboxOffset, callSeq + 1, outstanding + 1, readySeq, ready, servedTenant, version);
    }

    Partition callBack() {
        return new Partition(time, inboxOffset, callSeq, outstanding - 1, readySeq, ready, servedTenant, version);
    }

    Partition queued() {
        return new Partition(time, inboxOffset, callSeq, outstanding, readySeq + 1, ready + 1, servedTenant, version);
    }

    Partition served(String tenant) {
        return new Partition(time, inboxOffset, callSeq, outstanding, readySeq, ready - 1, tenant, version);
    }

    Partition dropped() {
        return new Partition(time, inboxOffset, callSeq, outstanding, readySeq, ready - 1, servedTenant, version);
    }
}
