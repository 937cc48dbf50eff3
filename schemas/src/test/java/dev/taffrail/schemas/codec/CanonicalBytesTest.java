package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The vectors are fixed for ever: digests in logs and archives were made of them.
class CanonicalBytesTest {
    @SchemaName("Plant")
    record PlantOfTomorrow(boolean poisonous, List<String> names, int leaves, String name) {}

    record Note(String content, long bytes) implements CanonicalForm {
        @Override
        public Object canonical() {
            return new Covered(bytes);
        }

        record Covered(long bytes) {}
    }

    record Pinned(@Nullable Integer height, Note note, List<Note> notes) {}

    @Test
    void members_stand_by_name_and_defaults_are_left_out() {
        assertThat(hex(new Zoo.Plant("fern", 7)))
                .isEqualTo("01" + "72" + text("Plant") + "01" + text("leaves") + "69" + "0000000000000007" + "01"
                        + text("name") + "73" + text("fern") + "00");
        assertThat(hex(new Zoo.Plant("", 0))).isEqualTo("01" + "72" + text("Plant") + "00");
    }

    @Test
    void a_form_stands_in_place_of_the_record_and_under_its_name() {
        var pinned = new Pinned(0, new Note("secret", 6), List.of(new Note("", 0)));

        assertThat(hex(pinned))
                .isEqualTo("01" + "72" + text("Pinned")
                        + "01" + text("height") + "69" + "0000000000000000"
                        + "01" + text("note") + "72" + text("Note") + "01" + text("bytes") + "69" + "0000000000000006"
                        + "00"
                        + "01" + text("notes") + "6c" + "00000001" + "72" + text("Note") + "00"
                        + "00");
        assertThat(CanonicalBytes.digest(new Note("a", 1))).isEqualTo(CanonicalBytes.digest(new Note("b", 1)));
    }

    @Test
    void every_kind_of_value_has_its_golden_digest() {
        assertThat(CanonicalBytes.digest(Samples.of(Zoo.Animal.class, 1)).hex())
                .isEqualTo("8dba68c17e4420cf1c29c361c0b2a6fdd8212aaa47a3e62e607c9e602413bbdf");
        assertThat(CanonicalBytes.digest(Samples.of(Zoo.House.class, 1)).hex())
                .isEqualTo("bca78405888bbf052de1daeaa1b64d40f21ae86c160276c9faefb0909ed39f15");
    }

    @Test
    void a_component_that_was_added_or_moved_changes_no_digest_of_before() {
        var today = new Zoo.Plant("fern", 7);

        assertThat(CanonicalBytes.digest(new PlantOfTomorrow(false, List.of(), 7, "fern")))
                .isEqualTo(CanonicalBytes.digest(today));
        assertThat(CanonicalBytes.digest(new PlantOfTomorrow(true, List.of(), 7, "fern")))
                .isNotEqualTo(CanonicalBytes.digest(today));
    }

    @Property(tries = 300)
    void equal_bytes_mean_equal_records(@ForAll long one, @ForAll long two) {
        var first = Samples.of(Zoo.House.class, one);
        var second = Samples.of(Zoo.House.class, two);

        assertThat(Arrays.equals(CanonicalBytes.of(first), CanonicalBytes.of(second)))
                .isEqualTo(first.equals(second));
    }

    @Property(tries = 300)
    void what_was_stored_and_read_again_has_the_same_digest(@ForAll long seed) {
        var codec = RecordCodec.of(Zoo.Animal.class);
        var animal = Samples.of(Zoo.Animal.class, seed);

        assertThat(CanonicalBytes.digest(codec.decode(codec.encode(animal)))).isEqualTo(CanonicalBytes.digest(animal));
    }

    @Test
    void a_chain_tells_the_order() {
        var fern = new Zoo.Plant("fern", 7);
        var moss = new Zoo.Moss(1);

        var chain = CanonicalBytes.chain(CanonicalBytes.chain(Bytes.EMPTY, fern), moss);

        assertThat(chain.hex()).isEqualTo("efaff606a1ebed65c6af01530d0976fee7ef1d13e73d855d8759ab00f537c475");
        assertThat(CanonicalBytes.chain(CanonicalBytes.chain(Bytes.EMPTY, moss), fern))
                .isNotEqualTo(chain);
    }

    @Test
    void names_the_component_that_is_null() {
        assertThatThrownBy(() -> CanonicalBytes.of(new Zoo.Keeper(nothing(), "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("field name is null");
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }

    private static String hex(Record record) {
        return HexFormat.of().formatHex(CanonicalBytes.of(record));
    }

    private static String text(String ascii) {
        return "%08x".formatted(ascii.length()) + HexFormat.of().formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
