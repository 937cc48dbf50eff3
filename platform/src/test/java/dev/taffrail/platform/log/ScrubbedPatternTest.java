package dev.taffrail.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/// With the `logback.xml` that the product ships, whose lines go into memory.
class ScrubbedPatternTest {
    private static final String SECRET = "swordfish";

    private final LoggerContext logs = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<ScrubbedPattern> encoders = new ArrayList<>();

    @BeforeEach
    void configure() throws Exception {
        logs.setMDCAdapter(new LogbackMDCAdapter());
        var configurator = new JoranConfigurator();
        configurator.setContext(logs);
        configurator.doConfigure(Objects.requireNonNull(HarmlessWarnings.class.getResource("/logback.xml")));
        var shipped = new ArrayList<Appender<ILoggingEvent>>();
        root().iteratorForAppenders().forEachRemaining(shipped::add);
        shipped.forEach(this::divert);
    }

    /// Every appender has to have the encoder.
    private void divert(Appender<ILoggingEvent> appender) {
        var encoder = (ScrubbedPattern) ((OutputStreamAppender<ILoggingEvent>) appender).getEncoder();
        encoders.add(encoder);
        root().detachAppender(appender);
        var diverted = new OutputStreamAppender<ILoggingEvent>();
        diverted.setContext(logs);
        diverted.setEncoder(encoder);
        diverted.setOutputStream(written);
        diverted.start();
        root().addAppender(diverted);
    }

    @AfterEach
    void stop() {
        logs.stop();
    }

    private ch.qos.logback.classic.Logger root() {
        return logs.getLogger(Logger.ROOT_LOGGER_NAME);
    }

    private void scrubBy(LogScrubber scrubber) {
        encoders.forEach(encoder -> encoder.scrubBy(scrubber));
    }

    private String log() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothing_is_shown_that_the_scrubber_takes_out() {
        scrubBy(line -> line.replace(SECRET, "-"));
        var cause = new IllegalStateException("the key is " + SECRET);
        var failed = new IllegalArgumentException("refused: " + SECRET, cause);
        failed.addSuppressed(new IllegalStateException("and " + SECRET));

        root().atWarn()
                .setCause(failed)
                .addKeyValue("detail", SECRET)
                .addArgument(SECRET)
                .log("answered {}");

        assertThat(log())
                .doesNotContain(SECRET)
                .contains("answered -", "detail=-", "refused: -", "the key is -", "and -");
    }

    @Test
    void the_lines_of_libraries_go_the_same_way() {
        scrubBy(line -> line.replace(SECRET, "-"));

        logs.getLogger("org.apache.kafka.clients.Metadata").error("sasl {}", SECRET);

        assertThat(log()).contains("sasl -").doesNotContain(SECRET);
    }

    @Test
    void a_line_is_withheld_when_the_scrubber_fails() {
        scrubBy(_ -> {
            throw new IllegalStateException(SECRET);
        });

        logs.getLogger("a.b.C").error("password " + SECRET, new IllegalArgumentException(SECRET));

        assertThat(log())
                .contains("ERROR a.b.C: [a line about java.lang.IllegalArgumentException is withheld")
                .contains("failed with java.lang.IllegalStateException")
                .doesNotContain(SECRET);
    }

    @Test
    void a_long_line_is_cut_and_no_part_of_a_secret_is_left_at_the_cut() {
        var read = new ArrayList<Integer>();
        scrubBy(line -> {
            read.add(line.length());
            return line.replace(SECRET, "-");
        });

        root().warn("x".repeat(ScrubbedPattern.MAX_SHOWN - 80) + (SECRET + " ").repeat(100_000));

        assertThat(read).containsExactly(ScrubbedPattern.MAX_SHOWN + ScrubbedPattern.BEYOND);
        assertThat(log()).contains("... [cut: the line has ").doesNotContain("sword");
        assertThat(log().length()).isLessThan(ScrubbedPattern.MAX_SHOWN + 80);
    }

    @Test
    void without_a_scrubber_lines_stay_as_they_are() {
        root().warn("hello {}", SECRET);

        assertThat(log()).endsWith("hello " + SECRET + " " + System.lineSeparator());
    }
}
