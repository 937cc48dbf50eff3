package dev.taffrail.ingest.client;

import dev.taffrail.ingest.form.Checks;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.topic.Topics;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Asks for runs and sends commands to them. What it returns was acknowledged by all replicas, so it survives whatever
/// happens next; whether the run is admitted is decided later and shows in its events.
///
/// The run id is the idempotency key: the same request sent twice is one run. A request without an id gets one here, so
/// repeat a request that failed with the id from [NotSent#run]. Safe for use by any number of threads.
public final class TaffrailClient implements AutoCloseable {
    private final Outbox outbox;
    private final Producer<String, byte[]> producer;
    private final int maxInFlight;
    private final TimeOrderedIds ids;

    private TaffrailClient(Producer<String, byte[]> producer, Topics topics, int maxInFlight, TimeOrderedIds ids) {
        this.producer = producer;
        this.outbox = new Outbox(producer, topics, SchemaLock.shipped());
        this.maxInFlight = maxInFlight;
        this.ids = ids;
    }

    /// A client of the brokers at `host:port`, with the topics of a fresh installation.
    public static TaffrailClient connect(String bootstrapServers, InstantSource clock) {
        var clients = new KafkaClients(KafkaConnection.to(bootstrapServers));
        return connect(clients, ClientConfig.DEFAULT, new TimeOrderedIds(clock, new SecureRandom()));
    }

    public static TaffrailClient connect(KafkaClients clients, ClientConfig config, TimeOrderedIds ids) {
        var producer = clients.producer(config.producer(), new StringSerializer(), new ByteArraySerializer());
        return over(producer, config, ids);
    }

    /// A client over a producer that it closes.
    public static TaffrailClient over(Producer<String, byte[]> producer, ClientConfig config, TimeOrderedIds ids) {
        return new TaffrailClient(producer, config.topics(), config.maxInFlight(), ids);
    }

    /// Sends the request and waits until it is acknowledged.
    ///
    /// @throws RequestRefused when the request cannot become a run; nothing was sent
    /// @throws NotSent when Kafka did not acknowledge it in time: it may be there or not, so send it again under
    ///     the same id
    public Submitted submit(RunRequest request) throws InterruptedException {
        return send(request).await();
    }

    /// @see #submit(RunRequest)
    public Submitted submit(RunDraft draft) throws InterruptedException {
        return submit(draft.request());
    }

    /// Sends many requests, with a bounded number of them waiting for their acknowledgement at a time.
    ///
    /// When a request is refused or not acknowledged, no further one is sent; those on their way are waited for
    /// before the exception is thrown, so what `acknowledged` was told is complete.
    ///
    /// @param acknowledged is told each success, in the order of the requests
    /// @return how many were acknowledged
    /// @throws RequestRefused as [#submit(RunRequest)], and whatever the iterator throws
    public long submitAll(Iterator<RunRequest> requests, Pace pace, Consumer<Submitted> acknowledged)
            throws InterruptedException {
        return new Pipeline(this::send, maxInFlight, pace, acknowledged).run(requests);
    }

    /// Sends the command and waits until it is acknowledged. What the run made of it shows in its events, under the
    /// command id.
    ///
    /// @throws RequestRefused when no run could obey it; nothing was sent
    /// @throws NotSent as for [#submit(RunRequest)]
    public Commanded command(RunCommand command) throws InterruptedException {
        RunCommand complete = Completed.command(command, ids);
        RunKey run = Checks.require(complete);
        var at = outbox.send(run, complete).await();
        return new Commanded(run, complete.commandId(), at.topic(), at.partition(), at.offset());
    }

    private Sending send(RunRequest request) {
        RunRequest complete = Completed.request(request, ids);
        return outbox.send(Checks.require(complete), complete);
    }

    /// Whether Kafka tells where requests belong. May block for as long as the producer waits for that.
    ///
    /// @throws org.apache.kafka.common.KafkaException when it does not
    public void probe() {
        outbox.probe();
    }

    /// Waits for what is on its way, at most for the delivery time-out.
    @Override
    public void close() {
        producer.close();
    }
}
