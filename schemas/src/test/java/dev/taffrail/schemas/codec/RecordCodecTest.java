package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final RecordCodec<Zoo.Animal> ANIMALS = RecordCodec.of(Zoo.Animal.class);
    private static final RecordCodec<Zoo.House> HOUSES = RecordCodec.of(Zoo.House.class);
    private static final RecordCodec<Zoo.Plant> PLANTS = RecordCodec.of(Zoo.Plant.class);

    @Property(tries = 500)
    void what_was_written_is_read(@ForAll long seed) {
        var animal = Samples.of(Zoo.Animal.class, seed);
        var house = Samples.of(Zoo.House.class, seed);

        assertThat(ANIMALS.decode(ANIMALS.encode(animal))).isEqualTo(animal);
        assertThat(HOUSES.decode(HOUSES.encode(house))).isEqualTo(house);
    }

    @Property(tries = 200)
    void avro_itself_reads_and_writes_the_same_bytes(@ForAll long seed) throws IOException {
        byte[] animal = ANIMALS.encode(Samples.of(Zoo.Animal.class, seed));
        byte[] house = HOUSES.encode(Samples.of(Zoo.House.class, seed));

        assertThat(throughAvro(ANIMALS, animal)).isEqualTo(animal);
        assertThat(throughAvro(HOUSES, house)).isEqualTo(house);
    }

    @Property(tries = 2000)
    void any_change_to_the_bytes_gives_a_record_or_a_poison_record(@ForAll long seed) {
        var random = new Random(seed);
        byte[] bytes = HOUSES.encode(Samples.of(Zoo.House.class, seed));
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);

        assertRecordOrPoison(HOUSES, Arrays.copyOf(bytes, random.nextInt(bytes.length + 3)));
    }

    @Property(tries = 2000)
    void any_bytes_give_a_record_or_a_poison_record(@ForAll @Size(max = 60) byte[] bytes) {
        assertRecordOrPoison(ANIMALS, bytes);
        assertRecordOrPoison(HOUSES, bytes);
    }

    @Test
    void a_prefix_is_truncated_and_a_longer_value_is_bad() {
        byte[] bytes = PLANTS.encode(new Zoo.Plant("fern", 7));

        for (int length = 0; length < bytes.length; length++) {
            byte[] prefix = Arrays.copyOf(bytes, length);
            assertPoison(PLANTS, prefix, PoisonRecord.Reason.TRUNCATED);
        }
        assertPoison(PLANTS, Arrays.copyOf(bytes, bytes.length + 1), PoisonRecord.Reason.BAD_BYTES);
    }

    @Test
    void crafted_lengths_cost_no_memory() {
        String twoGigabytes = "feffffff0f";
        String mostOfAll = "feffffffffffffffff01";

        assertPoison(PLANTS, hex(twoGigabytes), PoisonRecord.Reason.TRUNCATED);
        assertPoison(PLANTS, hex(mostOfAll), PoisonRecord.Reason.TRUNCATED);
        assertPoison(RecordCodec.of(Zoo.Dog.class), hex("00" + mostOfAll), PoisonRecord.Reason.TRUNCATED);
        assertPoison(RecordCodec.of(Zoo.Dog.class), hex("00" + "ffffffffffffffffff01"), PoisonRecord.Reason.TRUNCATED);
    }

    @Test
    void text_that_is_no_utf_8_is_bad() {
        assertPoison(PLANTS, hex("04c32802"), PoisonRecord.Reason.BAD_BYTES);
        assertThat(PLANTS.decode(hex("06efbfbd02")).name()).isEqualTo("\uFFFD");
    }

    @Test
    void a_value_that_the_record_refuses_is_bad_bytes_and_names_the_record() {
        assertThatThrownBy(() -> PLANTS.decode(hex("0001")))
                .isInstanceOf(PoisonRecord.class)
                .hasMessageContaining("Plant")
                .hasMessageContaining("leaves must not be negative, but is -1");
    }

    @Test
    void the_path_to_a_bad_field_is_named() {
        var keepers = Arrays.asList(new Zoo.Keeper("ann", "1"), new Zoo.Keeper("bob", nothing()));
        var sample = Samples.of(Zoo.Animal.class, 1);
        var animal = new Zoo.Animal(
                "",
                4,
                0,
                true,
                1.0,
                Bytes.EMPTY,
                Zoo.Diet.MEAT,
                Zoo.Care.DAILY,
                List.of(),
                List.of(),
                keepers,
                sample.owner(),
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> ANIMALS.encode(animal))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("dev.taffrail.v1.Animal")
                .hasMessageContaining("keepers[1].phone_number is null");
    }

    @Test
    void lists_that_were_read_cannot_be_changed() {
        var dogs = RecordCodec.of(Zoo.Dog.class);
        var dog = dogs.decode(dogs.encode(new Zoo.Dog("rex", List.of("sit"))));

        assertThatThrownBy(() -> dog.tricks().add("roll")).isInstanceOf(UnsupportedOperationException.class);
    }

    /// What a caller without null checks would pass.
    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static void assertPoison(RecordCodec<?> codec, byte[] bytes, PoisonRecord.Reason reason) {
        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(reason));
    }

    private static void assertRecordOrPoison(RecordCodec<?> codec, byte[] bytes) {
        try {
            assertThat(codec.decode(bytes)).isNotNull();
        } catch (PoisonRecord poison) {
            assertThat(poison.reason()).isIn(PoisonRecord.Reason.TRUNCATED, PoisonRecord.Reason.BAD_BYTES);
        }
    }

    private static byte[] throughAvro(RecordCodec<?> codec, byte[] bytes) throws IOException {
        var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        var generic = new GenericDatumReader<GenericRecord>(codec.schema()).read(null, decoder);
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(codec.schema()).write(generic, encoder);
        encoder.flush();
        return out.toByteArray();
    }
}
