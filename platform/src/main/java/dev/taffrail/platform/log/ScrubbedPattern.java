package dev.taffrail.platform.log;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.pattern.PatternLayoutEncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;

/// Writes events by a pattern and takes out of each, as it would be shown, what [LogScrubber] finds: in the message, in
/// the values beside it, in the messages of exceptions and their causes. Named in the product's `logback.xml`; whoever
/// writes another one names it there too. Always UTF-8.
public final class ScrubbedPattern extends PatternLayoutEncoderBase<ILoggingEvent> {
    /// How much of an event is shown, in characters.
    static final int MAX_SHOWN = 32 * 1024;

    /// What is read beyond it, so that a secret that lies across the end is still one. The longest private keys
    /// have less.
    static final int BEYOND = 8 * 1024;

    private List<LogScrubber> scrubbers = List.of();

    @Override
    public void start() {
        scrubbers = ServiceLoader.load(LogScrubber.class, ScrubbedPattern.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var pattern = new PatternLayout();
        pattern.setContext(context);
        pattern.setPattern(getPattern());
        pattern.start();
        layout = pattern;
        super.start();
    }

    /// In place of those that are provided.
    void scrubBy(LogScrubber scrubber) {
        scrubbers = List.of(scrubber);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return scrubbed(event).getBytes(StandardCharsets.UTF_8);
    }

    /// Never throws: what cannot be scrubbed is not shown.
    private String scrubbed(ILoggingEvent event) {
        try {
            return bounded(layout.doLayout(event));
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failed) {
            return withheld(event, failed);
        }
    }

    private String bounded(String line) {
        boolean whole = line.length() <= MAX_SHOWN + BEYOND;
        String shown = whole ? line : line.substring(0, MAX_SHOWN + BEYOND);
        for (LogScrubber scrubber : scrubbers) {
            shown = scrubber.scrub(shown);
        }
        if (whole && shown.length() <= MAX_SHOWN) {
            return shown;
        }
        // What was read last may be the beginning of something that only all of it gives away.
        int end = Math.min(MAX_SHOWN, whole ? shown.length() : Math.max(0, shown.length() - BEYOND));
        return shown.substring(0, end) + "... [cut: the line has " + line.length() + " characters]"
                + System.lineSeparator();
    }

    private static String withheld(ILoggingEvent event, Throwable failed) {
        IThrowableProxy cause = event.getThrowableProxy();
        return event.getInstant() + " " + event.getLevel() + " " + event.getLoggerName() + ": [a line"
                + (cause == null ? "" : " about " + cause.getClassName()) + " is withheld: what takes secrets out of it"
                + " failed with " + failed.getClass().getName() + "]" + System.lineSeparator();
    }
}
