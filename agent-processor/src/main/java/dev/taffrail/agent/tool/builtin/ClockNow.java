package dev.taffrail.agent.tool.builtin;

import dev.taffrail.agent.tool.Effect;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.Tool;
import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;
import dev.taffrail.agent.tool.ToolSpec;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// `clock_now`: date, time and day of the week.
final class ClockNow {
    private static final String SCHEMA = """
            {
              "type": "object",
              "properties": {
                "zone": {"type": "string", "maxLength": 60, "description": "A time zone such as Europe/Lisbon. UTC when absent."}
              },
              "additionalProperties": false
            }
            """;

    private ClockNow() {}

    static Tool tool(InstantSource clock) {
        var spec = ToolSpec.of(
                        "clock_now", "Tells the present date, time and day of the week.", Effect.READ_ONLY, SCHEMA)
                .exposed(Exposure.NONE);
        return new BuiltInTool(spec, (arguments, _) -> now(clock, arguments.textOr("zone", "UTC")));
    }

    private static ToolOutcome now(InstantSource clock, String zone) throws Refusal {
        var time = clock.instant().truncatedTo(ChronoUnit.SECONDS).atZone(zone(zone));
        String day = time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return ToolOutcome.succeeded(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time) + " (" + day + ", " + time.getZone() + ")");
    }

    private static ZoneId zone(String name) throws Refusal {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw Refusal.of(
                    ToolFailure.INVALID_ARGUMENTS,
                    "`" + name + "` is not a time zone; write one such as Europe/Lisbon or UTC");
        }
    }
}
