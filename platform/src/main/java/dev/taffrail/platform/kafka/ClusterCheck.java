package dev.taffrail.platform.kafka;

import dev.taffrail.platform.settings.Invalid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.KafkaFuture;

/// Whether a cluster can be reached and can do what exactly once needs.
public final class ClusterCheck {
    private static final String FEATURE = "transaction.version";
    private static final int NEEDED = 2;

    private ClusterCheck() {}

    /// Returns the cluster's id.
    ///
    /// @throws Invalid when no broker answers in time, or when transactions are still of the kind that can tear
    ///     (before KIP-890)
    public static String require(KafkaClients clients, Duration patience) throws InterruptedException {
        String servers = clients.connection().bootstrapServers();
        Admin admin = clients.admin("taffrail-check");
        try {
            String clusterId = answer(admin.describeCluster().clusterId(), servers, patience);
            int version = transactionVersion(answer(admin.describeFeatures().featureMetadata(), servers, patience));
            Invalid.unless(
                    version >= NEEDED,
                    "the cluster at %s has %s %d, but needs %d; upgrade it to Kafka 4.0 or later and run: kafka-features.sh --bootstrap-server %s upgrade --feature %s=%d",
                    servers,
                    FEATURE,
                    version,
                    NEEDED,
                    servers,
                    FEATURE,
                    NEEDED);
            return clusterId;
        } finally {
            admin.close(Duration.ZERO); // else it waits a minute for the answers that did not come
        }
    }

    static int transactionVersion(FeatureMetadata features) {
        return Optional.ofNullable(features.finalizedFeatures().get(FEATURE))
                .map(FinalizedVersionRange::maxVersionLevel)
                .orElse((short) 0);
    }

    private static <T> T answer(KafkaFuture<T> future, String servers, Duration patience) throws InterruptedException {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new Invalid(
                    "no Kafka broker answers at %s within %d s; check kafka.bootstrap, the network and the security settings"
                            .formatted(servers, patience.toSeconds()),
                    silent);
        } catch (ExecutionException failed) {
            throw new Invalid(
                    "the Kafka cluster at %s cannot be used: %s; check kafka.bootstrap, the network and the security settings"
                            .formatted(servers, failed.getCause()),
                    failed);
        }
    }
}
