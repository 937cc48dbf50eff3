package dev.taffrail.cli.topics;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/// Waits for what a cluster answers to an administrator.
public final class ClusterAnswers {
    private ClusterAnswers() {}

    /// @throws KafkaException Kafka's own where it says why
    public static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof KafkaException own) {
                throw own;
            }
            throw new KafkaException("the cluster did not answer", failed.getCause());
        }
    }
}
