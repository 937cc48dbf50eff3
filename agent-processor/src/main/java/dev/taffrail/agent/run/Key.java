package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.run.RunKey;
import java.util.HexFormat;

/// Where an entity is stored. Paths sort by their characters, which is the order of every scan.
///
/// Names in a path (tenant, session, run, topic id) hold no `/`: the gate sees to that.
public record Key<E extends Entity>(String path, Class<E> type) implements Comparable<Key<?>> {

    static final String READY = "ready/";
    static final String LIVE = "run/";
    static final String ENDED = "ended/";
    static final String TOMBSTONES = "tombstone/";
    static final String WAITING = "waiting/";
    public static final String TIMERS = "timer/";

    public static Key<Partition> partition() {
        return new Key<>("partition", Partition.class);
    }

    static Key<Entity.Mark> mark(Source source) {
        return new Key<>("mark/" + source.topicId() + "/" + source.partition(), Entity.Mark.class);
    }

    public static Key<Session> session(RunKey run) {
        return new Key<>("session/" + run.recordKey(), Session.class);
    }

    public static Key<LiveRun> live(RunKey run) {
        return new Key<>(LIVE + path(run), LiveRun.class);
    }

    public static Key<EndedRun> ended(RunKey run) {
        return new Key<>(ENDED + path(run), EndedRun.class);
    }

    static Key<Tombstone> tombstone(RunKey run) {
        return new Key<>(TOMBSTONES + path(run), Tombstone.class);
    }

    static Key<Entity.StoredMessage> message(RunKey run, long sequence) {
        return new Key<>(messages(run) + sortable(sequence), Entity.StoredMessage.class);
    }

    static String messages(RunKey run) {
        return "message/" + run.recordKey() + "/";
    }

    static Key<Entity.StoredAgent> agent(String version) {
        return new Key<>("agent/" + version, Entity.StoredAgent.class);
    }

    static Key<Entity.ReadyCall> ready(String tenant, long sequence) {
        return new Key<>(READY + tenant + "/" + sortable(sequence), Entity.ReadyCall.class);
    }

    static Key<Entity.Timer> timer(long due, String target) {
        return new Key<>(TIMERS + sortable(due) + "/" + target, Entity.Timer.class);
    }

    static Key<Entity.WaitingCommands> waiting(RunKey run) {
        return new Key<>(WAITING + path(run), Entity.WaitingCommands.class);
    }

    /// Counts all of a tenant's runs.
    static Key<Entity.RunsAtWork> runsAtWork(String tenant) {
        return new Key<>("scope/tenant/" + tenant, Entity.RunsAtWork.class);
    }

    /// Counts a user's runs.
    static Key<Entity.RunsAtWork> runsAtWork(String tenant, String user) {
        return new Key<>("scope/user/" + tenant + "/" + user, Entity.RunsAtWork.class);
    }

    static Key<Entity.SlotHolder> holder(RunKey run) {
        return new Key<>("holder/" + path(run), Entity.SlotHolder.class);
    }

    /// The run under a path of [#LIVE].
    static RunKey runOf(String livePath) {
        var names = livePath.split("/", -1);
        return new RunKey(names[1], names[2], names[3]);
    }

    /// Epoch milliseconds at which the timer under this path is due.
    public static long dueOf(String timerPath) {
        return Long.parseLong(timerPath, TIMERS.length(), TIMERS.length() + 16, 16);
    }

    public boolean isTimer() {
        return path.startsWith(TIMERS);
    }

    static String path(RunKey run) {
        return run.tenant() + "/" + run.session() + "/" + run.run();
    }

    private static String sortable(long value) {
        return HexFormat.of().toHexDigits(value);
    }

    @Override
    public int compareTo(Key<?> other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
