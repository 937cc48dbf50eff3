package dev.taffrail.platform.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.event.Level;

/// A warning, or an error, that Kafka gives at a normal start or stop, with nothing that anybody could do about it. Any
/// other one of the same logger is shown.
enum HarmlessWarning {
    /// Clients that start together all ask for the group coordinator, and each question creates the topic that
    /// coordinators need. One of them creates it; the others are told this.
    OFFSETS_TOPIC_IS_THERE(
            "kafka.server.DefaultAutoTopicCreationManager",
            "Auto topic creation failed for __consumer_offsets with error 'TOPIC_ALREADY_EXISTS'"),
    /// The same for the first transaction.
    TRANSACTIONS_TOPIC_IS_THERE(
            "kafka.server.DefaultAutoTopicCreationManager",
            "Auto topic creation failed for __transaction_state with error 'TOPIC_ALREADY_EXISTS'"),
    /// Said of a throw-away configuration that Streams makes for itself with each topology. Ours has the setting
    /// on.
    SETTING_OF_A_PLACEHOLDER(
            "org.apache.kafka.streams.StreamsConfig",
            "Processing exception handler is not enabled for the GlobalThread."),
    /// The gate's reader of agents asks for the end of the topic, then is given the topic anew: the first answer
    /// comes too late and is dropped, as it should be.
    END_OF_A_TOPIC_GIVEN_ANEW(
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            "Not updating last stable offset for partition"),
    /// Each start of the embedded broker: it is the only controller, so it becomes the active one.
    CONTROLLER_BECOMES_ACTIVE("org.apache.kafka.controller.QuorumController", "Performing controller activation."),
    /// Each stop of the embedded broker: its registration closes a client that is closed by its channel too.
    CLIENT_CLOSED_TWICE(
            "org.apache.kafka.clients.NetworkClient",
            "Attempting to close NetworkClient that has already been closed."),
    /// Each further start of the embedded broker: the controller registers with itself before it has read its log
    /// and become the active one, and tries again a little later.
    REGISTERED_TOO_EARLY(
            Level.ERROR,
            "kafka.server.ControllerApis",
            "Unexpected error handling request RequestHeader(apiKey=CONTROLLER_REGISTRATION,");

    private final Level level;
    private final String logger;
    private final String part;

    HarmlessWarning(String logger, String part) {
        this(Level.WARN, logger, part);
    }

    HarmlessWarning(Level level, String logger, String part) {
        this.level = level;
        this.logger = logger;
        this.part = part;
    }

    boolean is(ILoggingEvent event) {
        return event.getLevel().equals(ch.qos.logback.classic.Level.convertAnSLF4JLevel(level))
                && logger.equals(event.getLoggerName())
                && event.getFormattedMessage().contains(part);
    }
}
