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
/// @param claimed the highest callSeq that callers are known to have claimed; they claim in this order
public record Partition(
        long time,
        long inboxOffset,
        long callSeq,
        int outstanding,
        long readySeq,
        int ready,
        String servedTenant,
        long version,
        long claimed)
        implements Entity {

    static final Partition NEW = new Partition(0, -1, 0, 0, 0, 0, "", 0, 0);

    Partition at(long newTime, long offset) {
        return new Partition(
                newTime, offset, callSeq, outstanding, readySeq, ready, servedTenant, version + 1, claimed);
    }

    Partition callOut() {
        return new Partition(
                time, inboxOffset, callSeq + 1, outstanding + 1, readySeq, ready, servedTenant, version, claimed);
    }

    Partition callBack() {
        return new Partition(
                time, inboxOffset, callSeq, outstanding - 1, readySeq, ready, servedTenant, version, claimed);
    }

    Partition queued() {
        return new Partition(
                time, inboxOffset, callSeq, outstanding, readySeq + 1, ready + 1, servedTenant, version, claimed);
    }

    Partition served(String tenant) {
        return new Partition(time, inboxOffset, callSeq, outstanding, readySeq, ready - 1, tenant, version, claimed);
    }

    Partition dropped() {
        return new Partition(
                time, inboxOffset, callSeq, outstanding, readySeq, ready - 1, servedTenant, version, claimed);
    }

    /// A caller is known to have claimed the call with this number, and with it all before.
    public Partition claimedUpTo(long number) {
        return number <= claimed
                ? this
                : new Partition(
                        time, inboxOffset, callSeq, outstanding, readySeq, ready, servedTenant, version, number);
    }
}
