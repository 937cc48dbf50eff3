package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSchemasTest {
    enum Colour {
        RED,
        GREEN
    }

    record Mapped(Map<String, String> labels) {}

    record Coloured(Colour colour) {}

    record Looping(@Nullable Looping next) {}

    record InTopic(Shape shape) {
        sealed interface Shape permits Round {}

        record Round(int radius) implements Shape {}
    }

    record Boxed(Integer count) {}

    record Nulls(List<@Nullable String> names) {}

    record Nothing() {}

    record Nothings(List<Nothing> nothings) {}

    record Array(List<byte[]> parts) {}

    @Test
    void fields_follow_the_components_in_snake_case() {
        var schema = AvroSchemas.of(Zoo.Animal.class);

        assertThat(schema.getFullName()).isEqualTo("dev.taffrail.v1.Animal");
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactly(
                        "name",
                        "legs",
                        "born_at_millis",
                        "tame",
                        "weight_kg",
                        "genome",
                        "diet",
                        "care",
                        "foods",
                        "visits",
                        "keepers",
                        "owner",
                        "vet",
                        "nickname",
                        "cage",
                        "old_diet",
                        "diets");
    }

    @Test
    void every_field_has_a_default() {
        var fields = AvroSchemas.of(Zoo.Animal.class).getFields();

        assertThat(fields).allMatch(Schema.Field::hasDefaultValue);
        assertThat(GenericData.get().getDefaultValue(fields.get(6))).hasToString("UNKNOWN");
        assertThat(GenericData.get().getDefaultValue(fields.get(11)))
                .hasToString("{\"name\": \"\", \"phone_number\": \"\"}");
        assertThat(GenericData.get().getDefaultValue(fields.get(12))).isNull();
    }

    @Test
    void an_enum_falls_back_to_unknown_or_to_the_constant_that_is_marked() {
        var schema = AvroSchemas.of(Zoo.Animal.class);

        assertThat(schema.getField("diet").schema().getEnumDefault()).isEqualTo("UNKNOWN");
        assertThat(schema.getField("care").schema().getEnumDefault()).isEqualTo("BY_EXPERT");
    }

    @Test
    void documentation_and_data_classes_are_in_the_schema() {
        var schema = AvroSchemas.of(Zoo.Animal.class);

        assertThat(schema.getDoc()).isEqualTo("One animal.");
        assertThat(schema.getField("name").doc()).isEqualTo("As on the sign.");
        assertThat(schema.getField("owner").schema().getField("phone_number").getProp("taffrail.class"))
                .isEqualTo("personal");
    }

    @Test
    void documentation_is_no_part_of_the_meaning() {
        String meaning = SchemaText.meaning(AvroSchemas.of(Zoo.Animal.class));

        assertThat(meaning)
                .doesNotContain("As on the sign")
                .contains("taffrail.class")
                .contains("\"default\"");
    }

    @Test
    void a_union_of_records_is_for_state_only() {
        var schema = AvroSchemas.of(Zoo.House.class);

        assertThat(schema.getField("guest").schema().getTypes())
                .extracting(Schema::getName)
                .containsExactly("null", "Cat", "Dog");
        assertThat(Contract.of(Zoo.House.class).holdsUnion()).isTrue();
        assertThat(Contract.of(Zoo.Animal.class).holdsUnion()).isFalse();
        assertRefused(InTopic.class, "shape", "@StateUnion");
    }

    @Test
    void names_what_cannot_be_a_contract_and_the_way_out() {
        assertRefused(Mapped.class, "labels", "List");
        assertRefused(Coloured.class, "Colour", "@DefaultSymbol");
        assertRefused(Looping.class, "contains itself", "depth");
        assertRefused(Boxed.class, "count", "@Nullable");
        assertRefused(Nulls.class, "names", "without nulls");
        assertRefused(Nothings.class, "nothings", "count them");
        assertRefused(Array.class, "parts", "Bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,name",
                "runId,run_id",
                "scorePerMille,score_per_mille",
                "httpURL,http_url",
                "areaCm2,area_cm2"
            })
    void snake_case(String pair) {
        var names = pair.split(",", -1);

        assertThat(ContractReader.snakeCase(names[0])).isEqualTo(names[1]);
    }

    private static void assertRefused(Class<? extends Record> type, String... mentioned) {
        assertThatThrownBy(() -> AvroSchemas.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(mentioned);
    }
}
