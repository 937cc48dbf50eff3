package dev.taffrail.sink.query.http;

import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.sink.query.RunView;
import dev.taffrail.sink.store.RunFilter;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request asks for.
final class Parameters {
    private static final List<String> OF_A_LIST = List.of(
            "tenant", "session", "run", "agent", "status", "trace_id", "since", "until", "limit", "cursor", "count");
    private static final int DEFAULT_LIMIT = 50;
    private static final Pattern WAIT = Pattern.compile("([0-9]{1,9})(ms|s)");
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Context context;

    Parameters(Context context) {
        this.context = context;
    }

    /// @throws IllegalArgumentException when a name or a value is none
    RunFilter filter() {
        for (var name : context.queryParamMap().keySet()) {
            if (!OF_A_LIST.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no parameter %s: use one of %s".formatted(name, OF_A_LIST));
            }
        }
        return RunFilter.ALL
                .withTenant(tenant())
                .withSession(text("session"))
                .withRunId(text("run"))
                .withAgent(text("agent"))
                .withStatus(status(text("status")))
                .withTraceId(text("trace_id"))
                .between(time("since", 0), time("until", Long.MAX_VALUE));
    }

    String tenant() {
        var tenant = text("tenant");
        return tenant.isEmpty() ? RunKey.DEFAULT_TENANT : tenant;
    }

    String handle() {
        var session = text("session");
        var run = context.pathParam("id");
        return session.isEmpty() ? run : session + "/" + run;
    }

    String cursor() {
        return text("cursor");
    }

    int limit() {
        return (int) number("limit", DEFAULT_LIMIT);
    }

    boolean wantsCount() {
        return text("count").equals("true");
    }

    long number(String name, long otherwise) {
        var text = text(name);
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("%s must be a whole number, but is %s".formatted(name, text));
        }
    }

    /// Whether the answer is held back until the file has more.
    boolean waits() {
        return number("min_seq", 0) > 0 || !text("command").isEmpty();
    }

    /// How long it is held back at most.
    Duration longestWait() {
        String text = text("wait");
        if (text.isEmpty()) {
            return DEFAULT_WAIT;
        }
        Matcher wait = WAIT.matcher(text);
        if (!wait.matches()) {
            throw new IllegalArgumentException("wait must be a time such as 5s or 500ms, but is " + text);
        }
        long number = Long.parseLong(wait.group(1));
        var asked = wait.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }

    /// What the run must have before it is shown.
    Predicate<RunView> wanted() {
        long least = number("min_seq", 0);
        String command = text("command");
        return run -> run.run().seq() >= least
                && (command.isEmpty()
                        || run.commands().stream()
                                .anyMatch(answered -> answered.commandId().equals(command)));
    }

    private long time(String name, long otherwise) {
        var text = text(name);
        try {
            return text.isEmpty() ? otherwise : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(
                    "%s must be a time such as 2026-01-31T12:00:00Z, but is %s".formatted(name, text));
        }
    }

    private static @Nullable RunStatus status(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (var status : RunStatus.values()) {
            if (status.name().equals(text.toUpperCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "status must be one of %s, but is %s".formatted(List.of(RunStatus.values()), text));
    }

    private String text(String name) {
        var value = context.queryParam(name);
        return value == null ? "" : value;
    }
}
