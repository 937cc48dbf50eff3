package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRecordsTest {
    record Sign(Words words, List<Words> more) {}

    record Words(String text, boolean spoken) {
        @FromString
        static Words spoken(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("words must not be blank");
            }
            return new Words(text, true);
        }
    }

    @Property(tries = 300)
    void what_was_written_is_read(@ForAll long seed) {
        var animal = Samples.of(Zoo.Animal.class, seed);
        var house = Samples.of(Zoo.House.class, seed);

        assertThat(JsonRecords.read(Zoo.Animal.class, utf8(JsonRecords.toText(animal))))
                .isEqualTo(animal);
        assertThat(JsonRecords.read(Zoo.House.class, utf8(JsonRecords.toText(house))))
                .isEqualTo(house);
    }

    @Test
    void a_secret_is_never_written() {
        record Safe(
                String owner,
                @DataClass(DataClass.Level.SECRET) String combination,
                @DataClass(DataClass.Level.SECRET) int turns) {}

        assertThat(JsonRecords.toText(new Safe("Ada", "31-4-15", 9)))
                .isEqualTo("{\"owner\":\"Ada\",\"combination\":\"[removed: secret]\",\"turns\":\"[removed: secret]\"}");
    }

    @Test
    void what_is_absent_has_its_default() {
        var animal =
                JsonRecords.read(Zoo.Animal.class, utf8("{\"name\": \"ape\", \"keepers\": [{\"name\": \"ann\"}]}"));

        assertThat(animal.name()).isEqualTo("ape");
        assertThat(animal.keepers()).containsExactly(new Zoo.Keeper("ann", ""));
        assertThat(animal.care()).isEqualTo(Zoo.Care.BY_EXPERT);
        assertThat(animal.owner()).isEqualTo(new Zoo.Keeper("", ""));
        assertThat(animal.vet()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"nmae": "ape"}                        | field nmae is not known; did you mean name?
            {"phoneNumber": 1}                     | field phoneNumber is not known; known are name, legs
            {"owner": {"phoneNumber": ""}}         | field owner.phoneNumber is not known; did you mean phone_number?
            {"legs": "4"}                          | field legs must be a whole number of 32 bits, but is of type string
            {"legs": 4.0}                          | field legs must be a whole number of 32 bits, but is another number
            {"legs": 4000000000}                   | field legs must be a whole number of 32 bits, but is another number
            {"tame": "yes"}                        | field tame must be true or false
            {"name": null}                         | field name must be a string, but is of type null
            {"foods": "hay"}                       | field foods must be a list
            {"foods": ["hay", 5]}                  | field foods[1] must be a string
            {"keepers": [{"name": 5}]}             | field keepers[0].name must be a string
            {"diet": "meat"}                       | field diet is none of its symbols; did you mean MEAT?
            {"genome": "!!"}                       | field genome must be a string in base64
            {"owner": "ann"}                       | field owner is refused: it takes an object, no string
            {"name": "a", "name": "b"}             | a field twice, at line 1, column
            {"name": "a"} x                        | no JSON
            {"name": "a"                           | no JSON
            []                                     | the record must be an object
            """)
    void a_mistake_is_named_with_its_place_and_the_way_out(String json, String message) {
        assertThatThrownBy(() -> JsonRecords.read(Zoo.Animal.class, utf8(json)))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining(message);
    }

    @Test
    void what_the_record_refuses_is_named() {
        assertThatThrownBy(() -> JsonRecords.read(Zoo.Plant.class, utf8("{\"leaves\": -1}")))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("leaves must not be negative, but is -1");
    }

    @Test
    void a_string_stands_for_a_record_that_can_be_made_of_one() {
        var sign = JsonRecords.read(Sign.class, utf8("{\"words\": \"hello\", \"more\": [{\"text\": \"bye\"}]}"));

        assertThat(sign).isEqualTo(new Sign(new Words("hello", true), List.of(new Words("bye", false))));
        assertThatThrownBy(() -> JsonRecords.read(Sign.class, utf8("{\"words\": \" \"}")))
                .hasMessageContaining("field words is refused: words must not be blank");
    }

    @Test
    void depth_is_bounded() {
        String deep = "[".repeat(100_000);

        assertThatThrownBy(() -> JsonRecords.read(Zoo.Animal.class, utf8("{\"foods\": " + deep)))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("depth");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
