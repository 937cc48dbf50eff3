package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class TopicSerdeTest {
    private final SchemaLock lock =
            SchemaLock.numbering(Zoo.Moss.class, Zoo.Animal.class, Zoo.Plant.class, Zoo.Keeper.class, Zoo.House.class);
    private final TopicSerde<Zoo.Inhabitant> serde = serde(SchemaSource.NONE);

    @Test
    void each_record_of_a_family_goes_under_the_id_of_its_own_schema() {
        assertThat(serde.encode(new Zoo.Plant("fern", 7))).containsExactly(0, 0, 0, 0, 3, 8, 'f', 'e', 'r', 'n', 14);
        assertThat(serde.decode(serde.encode(new Zoo.Moss(5)))).isEqualTo(new Zoo.Moss(5));
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(serde.serialize("t", null)).isNull();
        assertThat(serde.deserialize("t", null)).isNull();
    }

    @Test
    void bad_values_have_a_reason() {
        assertPoison("7b7d", PoisonRecord.Reason.BAD_MAGIC);
        assertPoison("", PoisonRecord.Reason.TRUNCATED);
        assertPoison("00000000", PoisonRecord.Reason.TRUNCATED);
        assertPoison("0000000003", PoisonRecord.Reason.TRUNCATED);
        assertPoison("0000000063", PoisonRecord.Reason.UNKNOWN_SCHEMA);
        assertPoison("00ffffffff", PoisonRecord.Reason.UNKNOWN_SCHEMA);
        assertPoison("0000000004" + "0000", PoisonRecord.Reason.WRONG_TYPE);
        assertPoison("0000000003" + "0001", PoisonRecord.Reason.BAD_BYTES);
        assertPoison("0000000003" + "00".repeat(1000), PoisonRecord.Reason.TOO_LARGE);
    }

    @Test
    void a_value_that_is_too_large_is_not_written() {
        var large = new Zoo.Plant("x".repeat(1000), 1);

        assertThatThrownBy(() -> serde.encode(large))
                .isInstanceOf(RecordTooLargeException.class)
                .hasMessageContaining("at most 1000");
    }

    @Test
    void a_union_of_records_is_refused_in_a_topic_and_allowed_in_a_state_store() {
        var house = new Zoo.House("h", new Zoo.Cat(9), null, List.of(new Zoo.Dog("rex", List.of())));
        var state = TopicSerde.forState(Zoo.House.class, lock);

        assertThat(state.decode(state.encode(house))).isEqualTo(house);
        assertThatThrownBy(() -> TopicSerde.of(Zoo.House.class, lock, SchemaSource.NONE, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state stores only");
    }

    @Test
    void a_contract_that_is_not_locked_is_refused_with_the_way_out() {
        assertThatThrownBy(() -> TopicSerde.of(Zoo.Dog.class, lock, SchemaSource.NONE, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev.taffrail.v1.Dog")
                .hasMessageContaining("-Dgolden.update=true");
    }

    @Test
    void a_newer_writer_is_read_by_the_schema_of_a_registry() {
        var newer = new Schema.Parser().parse("""
                {"type":"record","name":"Plant","namespace":"dev.taffrail.v1","fields":[
                  {"name":"leaves","type":"int","default":0},
                  {"name":"blossoms","type":{"type":"array","items":"string"},"default":[]},
                  {"name":"name","type":"string","default":""}]}""");
        var reading = serde(id -> id == 77 ? Optional.of(newer) : Optional.empty());

        assertThat(reading.decode(hex("000000004d" + "06" + "02" + "0261" + "00" + "0262")))
                .isEqualTo(new Zoo.Plant("b", 3));
    }

    @Test
    void a_registry_that_is_down_is_no_poison() {
        var reading = serde(_ -> {
            throw new SchemaUnavailable("registry is down");
        });

        assertThatThrownBy(() -> reading.decode(hex("000000004d00"))).isInstanceOf(SchemaUnavailable.class);
    }

    @Test
    void a_schema_that_asks_for_much_work_with_few_bytes_is_refused() {
        var looping = new Schema.Parser().parse("""
                {"type":"record","name":"Plant","namespace":"dev.taffrail.v1","fields":[
                  {"name":"next","type":["null","Plant"],"default":null}]}""");
        var reading = serde(_ -> Optional.of(looping));

        assertThatThrownBy(() -> reading.decode(hex("000000004d00")))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(PoisonRecord.Reason.UNKNOWN_SCHEMA))
                .hasMessageContaining("contains itself");
    }

    private TopicSerde<Zoo.Inhabitant> serde(SchemaSource others) {
        return TopicSerde.of(Zoo.Inhabitant.class, lock, others, 1000);
    }

    private void assertPoison(String hex, PoisonRecord.Reason reason) {
        assertThatThrownBy(() -> serde.deserialize("t", hex(hex)))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(reason));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
