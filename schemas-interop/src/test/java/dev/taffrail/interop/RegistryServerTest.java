package dev.taffrail.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.taffrail.schemas.codec.PoisonRecord;
import dev.taffrail.schemas.codec.Registry;
import dev.taffrail.schemas.codec.RegistryImport;
import dev.taffrail.schemas.codec.RegistrySource;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.inbox.TimerDue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Our bytes, our ids and Apicurio's own server and serdes: the contract of the wire format. The order is that of an
/// installation.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryServerTest {
    record Stranger(String name) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final SchemaLock lock = SchemaLock.shipped();
    private RegistryServer server;
    private Registry registry;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(
                RegistryServer.isUnpacked(),
                "SKIPPED: the Apicurio Registry server is not in target/registry; build without -Dquick to fetch it");
        server = RegistryServer.start();
        registry = registry(server.url());
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
        http.close();
    }

    @Test
    @Order(1)
    void an_empty_registry_gets_every_schema_under_its_id() {
        var imports = new RegistryImport(registry, lock);
        assertThat(imports.compare().missing()).hasSameSizeAs(lock.entries());

        bringIn(server.url());

        assertThat(imports.compare().isEqual()).isTrue();
    }

    @Test
    @Order(2)
    void importing_again_changes_nothing() {
        var imports = new RegistryImport(registry, lock);

        imports.run();

        assertThat(imports.compare().isEqual()).isTrue();
    }

    @Test
    @Order(2)
    void a_registry_with_something_else_under_our_ids_is_refused() {
        var imports = new RegistryImport(registry, SchemaLock.numbering(Stranger.class));

        assertThat(imports.compare().different()).containsExactly(1);
        assertThatThrownBy(imports::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other schemas under the ids [1]");
    }

    @Test
    @Order(2)
    void stock_serdes_read_our_bytes_through_the_registry_and_write_those_of_the_newest_schemas() throws IOException {
        var newest = lock.entries().stream()
                .collect(Collectors.toMap(SchemaLock.Entry::name, SchemaLock.Entry::id, Math::max))
                .values();
        try (var stock = StockSerdes.with(throughRegistry(Map.of("apicurio.registry.find-latest", true)))) {
            for (var sample : WireSample.all()) {
                var record = stock.read(sample.bytes());

                if (newest.contains(ByteBuffer.wrap(sample.bytes()).getInt(1))) {
                    assertThat(stock.write(record)).as(sample.file()).isEqualTo(sample.bytes());
                }
            }
        }
    }

    @Test
    @Order(3)
    void we_read_what_a_newer_version_wrote_with_a_schema_that_only_the_registry_has() {
        var newer = new Schema.Parser().parse("""
                {"type":"record","name":"TimerDue","namespace":"dev.taffrail.v1","fields":[
                  {"name":"why","type":"string","default":""},
                  {"name":"due","type":"long","default":0}]}""");
        var record = new GenericRecordBuilder(newer)
                .set("why", "because")
                .set("due", 42L)
                .build();
        var serde = TopicSerde.of(TimerDue.class, lock, new RegistrySource(registry, System::nanoTime), 1000);

        try (var stock = StockSerdes.with(throughRegistry(Map.of("apicurio.registry.auto-register", true)))) {
            assertThat(serde.decode(stock.write(record))).isEqualTo(new TimerDue(42));
        }
    }

    @Test
    @Order(3)
    void an_id_that_the_registry_does_not_have_is_poison() {
        var serde = TopicSerde.of(TimerDue.class, lock, new RegistrySource(registry, System::nanoTime), 1000);

        assertThatThrownBy(() -> serde.decode(new byte[] {0, 0x0f, 0, 0, 0, 2}))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(PoisonRecord.Reason.UNKNOWN_SCHEMA));
    }

    @Test
    @Order(3)
    void a_wrong_path_is_no_poison() {
        var elsewhere = new RegistrySource(registry(URI.create(server.url() + "/nowhere")), System::nanoTime);

        assertThatThrownBy(() -> elsewhere.byId(1)).isInstanceOf(SchemaUnavailable.class);
    }

    @Test
    @Order(4)
    void a_registry_that_is_down_is_no_poison() {
        server.close();

        assertThatThrownBy(() -> new RegistrySource(registry, System::nanoTime).byId(1))
                .isInstanceOf(SchemaUnavailable.class);
    }

    /// As docs/how-to/use-a-schema-registry.md says; another test compares the two.
    private static void bringIn(URI url) {
        // begin import
        try (var http = HttpClient.newHttpClient()) {
            var registry = new Registry(url, http, Map.of(), Duration.ofSeconds(20));
            new RegistryImport(registry, SchemaLock.shipped()).run();
        }
        // end import
    }

    private Registry registry(URI url) {
        return new Registry(url, http, Map.of(), Duration.ofSeconds(20));
    }

    private Map<String, Object> throughRegistry(Map<String, Object> more) {
        var configs = new TreeMap<String, Object>(more);
        configs.put("apicurio.registry.url", server.url().toString());
        configs.put(
                "apicurio.registry.artifact-resolver-strategy",
                "io.apicurio.registry.serde.avro.strategy.RecordIdStrategy");
        return configs;
    }
}
