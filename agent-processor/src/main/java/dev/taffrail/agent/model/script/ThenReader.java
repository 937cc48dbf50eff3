package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.FailureKind;
import dev.taffrail.agent.model.Usage;
import dev.taffrail.agent.model.file.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads what a rule does.
final class ThenReader {
    private static final Template NOTHING = Template.parse("");
    private static final Then.Billing DERIVED = new Then.Billing(OptionalLong.empty(), OptionalLong.empty(), 0, 0, 0);
    private static final String HANG = "hang";
    private static final List<FailureKind> REFUSALS = List.of(
            FailureKind.RATE_LIMITED,
            FailureKind.OVERLOADED,
            FailureKind.SERVER_ERROR,
            FailureKind.REFUSED_CONNECTION,
            FailureKind.UNAUTHORIZED,
            FailureKind.OUT_OF_CREDIT,
            FailureKind.BAD_REQUEST,
            FailureKind.CONTENT_FILTERED);
    private static final List<FailureKind> LOSSES =
            List.of(FailureKind.TRUNCATED, FailureKind.CONNECTION_LOST, FailureKind.GARBLED);

    private ThenReader() {}

    static Then read(Section then) {
        var delay = then.optionalDuration("delay").orElse(Duration.ZERO);
        var result = then.has("fail") ? failure(then, delay) : answer(then, delay);
        then.rejectUnread();
        return result;
    }

    /// A text with placeholders.
    static Template template(Section section, String name) {
        try {
            return Template.parse(section.text(name));
        } catch (InvalidTemplate e) {
            throw section.wrong(name, e.problem());
        }
    }

    private static Then failure(Section then, Duration delay) {
        String name = then.text("fail");
        var retryAfter = then.optionalDuration("retry_after");
        if (name.equals(HANG)) {
            return new Then.Hang(delay);
        }
        var refusal =
                REFUSALS.stream().filter(kind -> nameOf(kind).equals(name)).findFirst();
        if (refusal.isPresent()) {
            return new Then.Refuse(refusal.get(), retryAfter, delay);
        }
        return LOSSES.stream()
                .filter(kind -> nameOf(kind).equals(name))
                .findFirst()
                .map(kind -> new Then.Lose(kind, delay))
                .orElseThrow(() -> then.wrong("fail", "must be one of " + failures() + ", but is '" + name + "'"));
    }

    private static String failures() {
        return Stream.concat(REFUSALS.stream(), LOSSES.stream())
                .map(ThenReader::nameOf)
                .collect(Collectors.joining(", ", "", ", " + HANG));
    }

    private static String nameOf(FailureKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Then answer(Section then, Duration delay) {
        if (!then.has("say") && !then.has("call")) {
            throw then.wrong("needs one of say, call, fail");
        }
        return new Then.Answer(
                then.has("say") ? template(then, "say") : NOTHING,
                then.has("call") ? calls(then) : List.of(),
                then.has("usage") ? billing(then.section("usage")) : DERIVED,
                delay);
    }

    private static List<Then.Call> calls(Section then) {
        var calls = new ArrayList<Then.Call>();
        for (Section call : then.sections("call", "call")) {
            calls.add(new Then.Call(template(call, "tool"), arguments(call)));
            call.rejectUnread();
        }
        return calls;
    }

    private static Arguments arguments(Section call) {
        if (call.isText("arguments")) {
            return new Arguments.Raw(template(call, "arguments"));
        }
        if (!call.isSection("arguments")) {
            throw call.wrong("arguments", "must be a mapping, or the JSON as text; `{}` when the tool takes none");
        }
        try {
            return new Arguments.Json(Arguments.Shape.of(call.json("arguments")));
        } catch (InvalidTemplate e) {
            throw call.wrong("arguments", e.problem());
        }
    }

    private static Then.Billing billing(Section usage) {
        var billing = new Then.Billing(
                usage.optionalCount("prompt"),
                usage.optionalCount("completion"),
                usage.optionalCount("cache_read").orElse(0),
                usage.optionalCount("cache_write").orElse(0),
                usage.optionalCount("reasoning").orElse(0));
        usage.rejectUnread();
        boolean sound = Usage.isSound(
                billing.prompt().orElse(Long.MAX_VALUE / 2),
                billing.completion().orElse(Long.MAX_VALUE / 2),
                billing.cacheRead(),
                billing.cacheWrite(),
                billing.reasoning());
        if (!sound) {
            throw usage.wrong(
                    "has parts that are larger than the whole: cache_read + cache_write must fit prompt, reasoning must fit completion");
        }
        return billing;
    }
}
