package dev.taffrail.ingest.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.ingest.client.ClientConfig;
import dev.taffrail.ingest.client.RunDraft;
import dev.taffrail.ingest.client.Submitted;
import dev.taffrail.ingest.client.TaffrailClient;
import dev.taffrail.ingest.client.TimeOrderedIds;
import dev.taffrail.ingest.form.Forms;
import dev.taffrail.platform.kafka.ConsumerSpec;
import dev.taffrail.platform.kafka.ConsumerSpec.OffsetReset;
import dev.taffrail.platform.kafka.KafkaClients;
import dev.taffrail.platform.kafka.KafkaConnection;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.testkit.TestKafka;
import dev.taffrail.testkit.WithKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/how-to/produce-with-any-client.md: what it says is what these tests do.
@WithKafka
class ProduceWithAnyClientTest {
    private static final String SOURCE = "ingest/src/test/java/dev/taffrail/ingest/docs/ProduceWithAnyClientTest.java";
    private static final String ADDRESS = "127.0.0.1:19092";
    private static final int PARTITIONS = 4;

    private final Page page = Page.of("docs/how-to/produce-with-any-client.md");
    private final String bootstrap;
    private final Topics topics;
    private final String topic;

    ProduceWithAnyClientTest(TestKafka kafka) {
        this.bootstrap = kafka.bootstrapServers();
        this.topic = kafka.createTopic("run-requests", PARTITIONS);
        this.topics = new Topics(topic.substring(0, topic.length() - "run-requests".length()), PARTITIONS);
    }

    @Test
    void the_console_producer(@TempDir Path folder) throws IOException, InterruptedException {
        String script =
                page.blocks("sh").getFirst().replace(ADDRESS, bootstrap).replace("taffrail.run-requests", topic);
        assertThat(script).contains("kafka-console-producer.sh", bootstrap, topic);

        run(script, withConsoleProducer(folder));

        assertIsTheExample(onlyRecord());
    }

    @Test
    void the_readme_shows_the_same() {
        var readme = Page.of("README.md");

        assertThat(readme.blocks("java")).containsExactly(page.blocks("java").getFirst());
        assertThat(readme.blocks("sh")).contains(page.blocks("sh").getFirst());
    }

    @Test
    void any_producer() throws ExecutionException, InterruptedException {
        produce(bootstrap, topic);

        assertIsTheExample(onlyRecord());
        assertThat(Page.plain(page.blocks("java").getFirst())).isEqualTo(asPrinted("any-producer"));
    }

    @Test
    void the_client_library() throws InterruptedException {
        var clients = new KafkaClients(KafkaConnection.to(bootstrap));
        var ids = new TimeOrderedIds(InstantSource.system(), new Random(7));
        Submitted submitted;
        try (var client = TaffrailClient.connect(clients, ClientConfig.DEFAULT.withTopics(topics), ids)) {
            // begin client
            submitted = client.submit(RunDraft.of("clerk", "Which orders wait for stock?")
                    .withRunId("r1")
                    .inSession("s1"));
            // end client
        }

        var record = onlyRecord();
        assertThat(record.partition()).isEqualTo(submitted.partition());
        assertThat(record.offset()).isEqualTo(submitted.offset());
        assertThat(record.key()).isEqualTo("default/s1");
        var serde = TopicSerde.of(RunRequest.class, SchemaLock.shipped(), SchemaSource.NONE, 1 << 20);
        assertThat(serde.decode(record.value()).runId()).isEqualTo("r1");
        assertThat(Page.plain(page.blocks("java").getLast()))
                .contains(Page.plain(Page.region(SOURCE, "client")).replace("submitted = ", ""));
    }

    private static void produce(String bootstrap, String topic) throws ExecutionException, InterruptedException {
        // begin any-producer
        var config = Map.<String, Object>of("bootstrap.servers", bootstrap, "enable.idempotence", true);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var request = new ProducerRecord<>(topic, "default/s1", """
                    {"run_id": "r1", "session": "s1", "agent": "clerk", "input": "Which orders wait for stock?"}
                    """);
            request.headers().add("content-type", "application/json".getBytes(UTF_8));
            producer.send(request).get();
        }
        // end any-producer
    }

    /// The page has literals where the test has variables.
    private static String asPrinted(String region) {
        return Page.plain(Page.region(SOURCE, region))
                .replace("\"bootstrap.servers\", bootstrap", "\"bootstrap.servers\", \"" + ADDRESS + "\"")
                .replace("(topic,", "(\"taffrail.run-requests\",");
    }

    private static void assertIsTheExample(ConsumerRecord<String, byte[]> record) {
        assertThat(record.key()).isEqualTo("default/s1");
        assertThat(new String(record.headers().lastHeader("content-type").value(), UTF_8))
                .isEqualTo("application/json");
        RunRequest request = Forms.request(record.value());
        assertThat(request.runId()).isEqualTo("r1");
        assertThat(request.session()).isEqualTo("s1");
        assertThat(request.agent()).isEqualTo("clerk");
        assertThat(request.input().content()).isEqualTo("Which orders wait for stock?");
    }

    private ConsumerRecord<String, byte[]> onlyRecord() {
        var clients = new KafkaClients(KafkaConnection.to(bootstrap));
        var spec = ConsumerSpec.reader("test").withOffsetReset(OffsetReset.EARLIEST);
        try (var consumer = clients.consumer(spec, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(i -> new TopicPartition(topic, i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long there = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(end -> end)
                    .sum();
            assertThat(there).isEqualTo(1);
            return consumer.poll(Duration.ofSeconds(20)).iterator().next();
        }
    }

    /// A folder for the PATH with Kafka's own tool of that name.
    private static Path withConsoleProducer(Path folder) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path tool = Files.writeString(folder.resolve("kafka-console-producer.sh"), """
                #!/bin/sh
                exec '%s' -Xmx128m -XX:TieredStopAtLevel=1 -cp '%s' org.apache.kafka.tools.ConsoleProducer "$@"
                """.formatted(
                        java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static void run(String script, Path tools) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of("/bin/sh", "-e", "-c", script)).redirectErrorStream(true);
        builder.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(said).isTrue();
            assertThat(process.exitValue()).as(said).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
