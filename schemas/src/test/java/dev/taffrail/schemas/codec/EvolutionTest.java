package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Versions of one contract read each other exactly as Avro's own reader does.
class EvolutionTest {
    enum Kind {
        UNKNOWN,
        PLAIN,
        FANCY
    }

    @SchemaName("Kind")
    enum KindOfTomorrow {
        UNKNOWN,
        NEW,
        FANCY,
        PLAIN
    }

    record Part(String name, long size) {}

    @SchemaName("Part")
    record PartOfTomorrow(boolean hidden, long size, String name, List<String> notes) {}

    @SchemaName("Thing")
    record Thing(
            String name,
            int count,
            long size,
            Kind kind,
            List<Kind> kinds,
            List<Part> parts,
            @Nullable Part spare,
            Part main,
            double weight) {}

    @SchemaName("Thing")
    record ThingOfTomorrow(
            List<PartOfTomorrow> parts,
            long count,
            KindOfTomorrow kind,
            List<KindOfTomorrow> kinds,
            @Nullable String name,
            @Nullable PartOfTomorrow spare,
            PartOfTomorrow main,
            double size,
            Zoo.Animal dropped) {}

    @SchemaName("Thing")
    record Bare(String name) {}

    /// Without those whose name is null: what has none is no `Bare`, see below.
    static Stream<Arguments> pairs() {
        return LongStream.range(0, 40)
                .filter(seed -> Samples.of(ThingOfTomorrow.class, seed).name() != null)
                .boxed()
                .flatMap(seed -> Stream.of(
                        Arguments.of(seed, Thing.class, ThingOfTomorrow.class),
                        Arguments.of(seed, ThingOfTomorrow.class, Bare.class),
                        Arguments.of(seed, Thing.class, Bare.class),
                        Arguments.of(seed, Bare.class, Thing.class),
                        Arguments.of(seed, Bare.class, ThingOfTomorrow.class)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void versions_are_read_as_avro_reads_them(long seed, Class<? extends Record> from, Class<? extends Record> to)
            throws IOException {
        assertReadAsAvroDoes(Samples.of(from, seed), RecordCodec.of(to));
    }

    @Test
    void a_symbol_of_tomorrow_is_the_default_of_today() {
        var tomorrow = RecordCodec.of(KindHolderOfTomorrow.class);
        var today = RecordCodec.of(KindHolder.class).writtenWith(tomorrow.schema());

        assertThat(today.read(tomorrow.encode(new KindHolderOfTomorrow(KindOfTomorrow.NEW)), 0))
                .isEqualTo(new KindHolder(Kind.UNKNOWN));
        assertThat(today.read(tomorrow.encode(new KindHolderOfTomorrow(KindOfTomorrow.PLAIN)), 0))
                .isEqualTo(new KindHolder(Kind.PLAIN));
    }

    @Test
    void null_where_it_is_not_expected_is_bad_bytes() {
        var reader = RecordCodec.of(Bare.class).writtenWith(AvroSchemas.of(MaybeNamed.class));

        assertThat(reader.read(new byte[] {2, 2, 'x'}, 0)).isEqualTo(new Bare("x"));
        assertThatThrownBy(() -> reader.read(new byte[] {0}, 0))
                .isInstanceOfSatisfying(
                        PoisonRecord.class,
                        poison -> assertThat(poison.reason()).isEqualTo(PoisonRecord.Reason.BAD_BYTES));
    }

    @SchemaName("KindHolder")
    record KindHolderOfTomorrow(KindOfTomorrow kind) {}

    record KindHolder(Kind kind) {}

    @SchemaName("Thing")
    record MaybeNamed(@Nullable String name) {}

    private static void assertReadAsAvroDoes(Record written, RecordCodec<?> today) throws IOException {
        var from = AvroSchemas.of(written.getClass());
        byte[] bytes = bytes(written);
        var generic = new GenericDatumReader<>(from, today.schema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        var out = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<>(today.schema()).write(generic, encoder);
        encoder.flush();

        var read = today.writtenWith(from).read(bytes, 0);

        assertThat(bytes(read)).isEqualTo(out.toByteArray());
    }

    private static byte[] bytes(Record record) {
        var out = new WireOutput(64);
        RecordCodec.of(record.getClass()).encode((Object) record, out);
        return out.toArray();
    }
}
