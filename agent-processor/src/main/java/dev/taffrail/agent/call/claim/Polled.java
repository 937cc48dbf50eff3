package dev.taffrail.agent.call.claim;

import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.topic.DeadLetterReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record of `agent-calls` as the latest poll returned it.
sealed interface Polled {
    int partition();

    long offset();

    /// @param key goes onto the result
    record Call(int partition, long offset, String key, AgentCall call) implements Polled {
        long callSeq() {
            return call.head().callSeq();
        }
    }

    /// What will never be readable. The call that it may have been is lost at its deadline, as soon as a later one
    /// of the partition shows that callers have passed it; or the limit of the run's time ends it.
    record Unreadable(ConsumerRecord<String, byte[]> record, DeadLetterReason reason, String why) implements Polled {
        @Override
        public int partition() {
            return record.partition();
        }

        @Override
        public long offset() {
            return record.offset();
        }
    }
}
