package dev.taffrail.bench.faults.planted;

import dev.taffrail.bench.faults.proof.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The bugs, and which checks must find each.
public enum Bug {
    /// Calls start without a claim.
    NO_CLAIM,
    /// Calls are claimed after a later poll, in which their partition may have gone to somebody else.
    LATE_CLAIM,
    /// A claim fails, and its calls are not read again. With claims that fail now and then.
    NO_REWIND,
    /// A command that comes twice is applied twice.
    ADD_TWICE,
    /// Positions are stored in a transaction before that of the rows.
    OFFSETS_APART;

    private static final Redirect REFUSED_CLAIM =
            new Redirect(Names.CALL_LOOP, Names.CONSUMER, "commitSync", RefusedClaim.class);

    private Set<String> foundBy() {
        return switch (this) {
            case NO_CLAIM, LATE_CLAIM -> Set.of(Check.ONCE, Check.GRANTS);
            case NO_REWIND -> Set.of(Check.DEADLINES);
            case ADD_TWICE -> Set.of(Check.LIMITS);
            case OFFSETS_APART -> Set.of(Check.SQLITE);
        };
    }

    private List<Redirect> redirects() {
        return switch (this) {
            case NO_CLAIM -> List.of(new Redirect(Names.CALL_LOOP, Names.CONSUMER, "commitSync", NoClaim.class));
            case LATE_CLAIM -> List.of(new Redirect(Names.CALL_LOOP, Names.CONSUMER, "poll", LatePoll.class));
            case NO_REWIND ->
                List.of(REFUSED_CLAIM, new Redirect(Names.CALL_LOOP, Names.CALL_LOOP, "rewind", NoRewind.class));
            case ADD_TWICE ->
                List.of(new Redirect("dev.taffrail.agent.run.Commands", "java.util.List", "contains", Forgetful.class));
            case OFFSETS_APART ->
                List.of(
                        new Redirect(Names.LOAD_LOOP, Names.STORE + "Database", "inTransaction", OffsetsApart.class),
                        new Redirect(Names.LOAD_LOOP, Names.STORE + "RowWriter", "apply", OffsetsApart.class),
                        new Redirect(Names.LOAD_LOOP, Names.STORE + "PositionsTable", "put", OffsetsApart.class));
        };
    }

    private static final class Names {
        static final String CALL_LOOP = "dev.taffrail.agent.call.claim.CallLoop";
        static final String LOAD_LOOP = "dev.taffrail.sink.load.LoadLoop";
        static final String STORE = "dev.taffrail.sink.store.";
        static final String CONSUMER = "org.apache.kafka.clients.consumer.Consumer";
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the check is one that must find it.
    public boolean isFoundBy(Check check) {
        return !check.holds() && foundBy().contains(check.name());
    }

    /// Writes the changed classes.
    ///
    /// @return the folder to put before the class path
    public Path plant(Path parent) throws IOException {
        return written(parent, redirects());
    }

    /// Claims that fail now and then, without any bug: a fault that the product must stand.
    public static Path refusedClaims(Path parent) throws IOException {
        return written(parent, List.of(REFUSED_CLAIM));
    }

    private static Path written(Path parent, List<Redirect> redirects) throws IOException {
        Path folder = Files.createTempDirectory(Files.createDirectories(parent), "planted");
        for (Redirect redirect : redirects) {
            redirect.write(folder);
        }
        return folder;
    }
}
