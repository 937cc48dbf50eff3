package dev.taffrail.bench.faults.load;

import dev.taffrail.bench.load.RunClient;
import dev.taffrail.bench.part.Product;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.ProducerSpec;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.outcome.RunOutcome;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topic;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Asks for runs with an ordinary producer and writes down what was acknowledged. Impatient: what is not acknowledged
/// is sent again under the same id, and every command is sent twice. For one thread.
public final class Customer implements AutoCloseable {
    private static final String AGENT = "faults";
    private static final TopicSerde<RunCommand> COMMANDS = Product.serde(Product.TOPICS.runCommands());

    private final Orders orders;
    private final Book book = new Book();
    private final Producer<String, byte[]> producer;
    private final Queue<Sent> refused = new ConcurrentLinkedQueue<>();

    /// @param id of the run or the command
    private record Sent(String id, ProducerRecord<String, byte[]> record) {}

    public Customer(KafkaClients clients, Orders orders) {
        this.orders = orders;
        this.producer = clients.producer(
                ProducerSpec.idempotent("taffrail-faults"), new StringSerializer(), new ByteArraySerializer());
    }

    public Book book() {
        return book;
    }

    /// Asks for runs until so many are open, and sends again what was refused.
    public void keepOpen(int runs) {
        again();
        while (book.open() < runs) {
            order();
        }
    }

    /// Sends again what was refused.
    public void again() {
        for (Sent sent = refused.poll(); sent != null; sent = refused.poll()) {
            send(sent);
        }
    }

    /// Asks for one run.
    public void order() {
        Order order = orders.next();
        book.ordered(order);
        byte[] request = Product.request(order.run(), "", AGENT, order.input(), order.limits());
        send(new Sent(order.run(), record(Product.TOPICS.runRequests(), order.run(), request)));
        if (order.kind() == Order.Kind.RAISED) {
            command(order, CommandKind.ADD_BUDGET);
        }
    }

    public void saw(RunOutcome outcome) {
        String run = outcome.run().run();
        Order order = book.orders().get(run);
        if (order != null && book.ended(run, outcome.leg()) && outcome.leg() == 1 && book.legs(run) == 2) {
            command(order, CommandKind.RESUME);
        }
    }

    public void saw(CommandAnswered answer) {
        if (answer.kind() == CommandKind.RESUME && answer.result() != CommandResult.APPLIED) {
            book.refused(answer.head().run().run());
        }
    }

    private void command(Order order, CommandKind kind) {
        String id = order.run() + "-" + kind.name().toLowerCase(Locale.ROOT);
        book.commanded(id);
        var command =
                new RunCommand(id, "", "", order.run(), kind, "faults", Text.EMPTY, order.added(), 0, "faults", "");
        var sent = new Sent(id, record(Product.TOPICS.runCommands(), order.run(), COMMANDS.encode(command)));
        send(sent);
        send(sent);
    }

    private static ProducerRecord<String, byte[]> record(Topic<?> topic, String run, byte[] value) {
        return new ProducerRecord<>(topic.name(), RunClient.key(run), value);
    }

    private void send(Sent sent) {
        var _ = producer.send(sent.record(), (_, failed) -> {
            if (failed == null) {
                book.acknowledged(sent.id());
            } else {
                refused.add(sent);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
