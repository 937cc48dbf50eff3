package dev.taffrail.guardrail.intake;

import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.inbox.CallReturned;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;

/// An event on its way into `agent-inbox`.
///
/// @param event encoded; as long as that topic allows
/// @param partition the one that the event names, or [#BY_KEY]
@SuppressWarnings("ArrayRecordComponent") // bytes that are passed on, never compared
public record Entry(String key, byte[] event, int partition) {
    public static final int BY_KEY = -1;

    /// @throws org.apache.kafka.common.errors.RecordTooLargeException when the event is longer than the topic
    /// allows
    static Entry of(InboxEvent.Sourced event, TopicSerde<InboxEvent> serde) {
        byte[] bytes = serde.encode(event);
        return switch (event) {
            case RunAdmitted admitted -> new Entry(admitted.run().recordKey(), bytes, BY_KEY);
            case RunRefused refused -> new Entry(refused.run().recordKey(), bytes, BY_KEY);
            case CommandReceived command -> new Entry(command.run().recordKey(), bytes, BY_KEY);
            case CallReturned returned ->
                new Entry(returned.result().head().run().recordKey(), bytes, BY_KEY);
            case CallersHandedOver over -> named(over.handover().partition(), bytes);
            case CallersTookOver over -> named(over.takeover().partition(), bytes);
        };
    }

    private static Entry named(int partition, byte[] bytes) {
        return new Entry("partition/" + partition, bytes, partition);
    }

    @Override
    public String toString() {
        return "Entry[" + key + ", " + event.length + " bytes]";
    }
}
