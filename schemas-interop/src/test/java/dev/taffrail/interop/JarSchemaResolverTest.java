package dev.taffrail.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.codec.SchemaLock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JarSchemaResolverTest {
    private final StockSerdes stock =
            StockSerdes.with(Map.of("apicurio.registry.schema-resolver", JarSchemaResolver.class.getName()));

    @AfterAll
    void close() {
        stock.close();
    }

    List<WireSample> samples() throws IOException {
        return WireSample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void stock_serdes_read_and_write_our_bytes_without_a_registry(WireSample sample) {
        var record = stock.read(sample.bytes());

        assertThat(stock.write(record)).isEqualTo(sample.bytes());
    }

    @Test
    void classes_that_avro_generated_from_our_schemas_get_our_ids() {
        var ours = SchemaLock.shipped().entries().getFirst();
        var generated = new Schema.Parser()
                .parse(ours.text()
                        .replace(
                                "\"type\" : \"string\"",
                                "\"type\":{\"type\":\"string\",\"avro.java.string\":\"String\"}"));

        assertThat(generated.toString()).contains("avro.java.string");
        assertThat(SchemaLock.shipped().findWriterId(generated)).contains(ours.id());
    }

    @Test
    void a_record_that_is_none_of_ours_is_refused() {
        var schema = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}");

        assertThatThrownBy(() -> stock.write(new GenericData.Record(schema)))
                .hasStackTraceContaining("Other is none of Taffrail's schemas");
        assertThatThrownBy(() -> stock.read(new byte[] {0, 0x0f, 0, 0, 0}))
                .hasStackTraceContaining("schema id 251658240 is none of Taffrail's");
    }
}
