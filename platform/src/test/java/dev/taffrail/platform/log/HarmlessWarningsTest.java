package dev.taffrail.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;

/// With the `logback.xml` that the product ships.
class HarmlessWarningsTest {
    private final LoggerContext logs = new LoggerContext();
    private final ListAppender<ILoggingEvent> printed = new ListAppender<>();

    @BeforeEach
    void configure() throws Exception {
        var configurator = new JoranConfigurator();
        configurator.setContext(logs);
        configurator.doConfigure(shipped());
        var root = logs.getLogger(Logger.ROOT_LOGGER_NAME);
        var stderr = root.getAppender("stderr");
        stderr.getCopyOfAttachedFiltersList().forEach(printed::addFilter);
        root.detachAppender(stderr);
        root.addAppender(printed);
        printed.start();
    }

    @AfterEach
    void stop() {
        logs.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kafka.server.DefaultAutoTopicCreationManager | Auto topic creation failed for __consumer_offsets with error 'TOPIC_ALREADY_EXISTS': Topic '__consumer_offsets' already exists.
                    kafka.server.DefaultAutoTopicCreationManager | Auto topic creation failed for __transaction_state with error 'TOPIC_ALREADY_EXISTS': Topic '__transaction_state' already exists.
                    org.apache.kafka.streams.StreamsConfig | Processing exception handler is not enabled for the GlobalThread. It's recommended to set `processing.exception.handler.global.enabled` to true to enable it.
                    org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils | [Consumer clientId=g] Not updating last stable offset for partition taffrail.agents-0 as it is no longer assigned
                    org.apache.kafka.controller.QuorumController | [QuorumController id=1] Performing controller activation.
                    org.apache.kafka.clients.NetworkClient | Attempting to close NetworkClient that has already been closed.
                    """, quoteCharacter = '"')
    void what_every_normal_start_says_is_left_out(String logger, String message) {
        logs.getLogger(logger).warn(message);

        assertThat(printed.list).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    kafka.server.DefaultAutoTopicCreationManager | Auto topic creation failed for __consumer_offsets with error 'INVALID_REPLICATION_FACTOR': too few brokers
                    org.apache.kafka.streams.StreamsConfig | Unexpected production error handler
                    org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils | Received unknown topic or partition error
                    org.apache.kafka.controller.QuorumController | [QuorumController id=1] Renouncing the leadership due to a metadata log event.
                    org.apache.kafka.streams.processor.internals.StreamThread | Performing controller activation.
                    """, quoteCharacter = '"')
    void any_other_warning_is_shown(String logger, String message) {
        logs.getLogger(logger).warn(message);

        assertThat(printed.list).extracting(ILoggingEvent::getMessage).containsExactly(message);
    }

    @Test
    void an_error_with_the_same_words_is_shown() {
        logs.getLogger("org.apache.kafka.controller.QuorumController").error("Performing controller activation. Not.");

        assertThat(printed.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    }

    private static URL shipped() {
        return Objects.requireNonNull(HarmlessWarnings.class.getResource("/logback.xml"));
    }
}
