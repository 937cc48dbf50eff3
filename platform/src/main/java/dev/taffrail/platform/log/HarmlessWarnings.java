package dev.taffrail.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Arrays;

/// Leaves out of the log exactly the warnings of [HarmlessWarning], so that a warning that is shown means something.
/// Named in the product's `logback.xml`.
public final class HarmlessWarnings extends Filter<ILoggingEvent> {
    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getLevel().equals(Level.WARN) && isKnown(event) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isKnown(ILoggingEvent event) {
        return Arrays.stream(HarmlessWarning.values())
                .anyMatch(known -> known.is(event.getLoggerName(), event.getFormattedMessage()));
    }
}
