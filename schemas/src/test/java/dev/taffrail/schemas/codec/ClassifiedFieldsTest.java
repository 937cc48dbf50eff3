package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassifiedFieldsTest {
    record Note(@DataClass(DataClass.Level.PERSONAL) String words, String language) {}

    record Locker(String number, String combination) {}

    record Visit(
            String id,
            @DataClass(DataClass.Level.PERSONAL) String guest,
            @DataClass(DataClass.Level.INTERNAL) String desk,
            @DataClass(DataClass.Level.PERSONAL) List<String> companions,
            @DataClass(DataClass.Level.PERSONAL) Note note,
            @DataClass(DataClass.Level.SECRET) @Nullable Locker locker,
            List<Zoo.Keeper> hosts,
            Zoo.@Nullable Keeper former,
            int days) {}

    record Alarm(@DataClass(DataClass.Level.SECRET) int code) {}

    private static final Visit VISIT = new Visit(
            "v1",
            "Ada",
            "north",
            List.of("Ben", "Cleo"),
            new Note("late", "en"),
            new Locker("7", "31-4-15"),
            List.of(new Zoo.Keeper("k1", "555"), new Zoo.Keeper("k2", "556")),
            null,
            3);

    private final ClassifiedFields<Note> fields = new ClassifiedFields<>(Note.class, DataClass.Level.PERSONAL);

    @Test
    void what_is_tagged_is_visited_with_its_class_and_its_name() {
        var visited = new ArrayList<String>();

        fields.map(VISIT, changing(visited, value -> value));

        assertThat(visited)
                .containsExactly(
                        "PERSONAL guest Ada",
                        "PERSONAL companions Ben",
                        "PERSONAL companions Cleo",
                        "PERSONAL note whole",
                        "SECRET locker.number 7",
                        "SECRET locker.combination 31-4-15",
                        "PERSONAL hosts.phone_number 555",
                        "PERSONAL hosts.phone_number 556");
    }

    @Test
    void what_changes_stands_in_a_record_that_is_the_same_elsewhere() {
        var changed = fields.map(VISIT, changing(new ArrayList<>(), value -> value.equals("556") ? "gone" : value));

        assertThat(changed)
                .isEqualTo(new Visit(
                        "v1",
                        "Ada",
                        "north",
                        VISIT.companions(),
                        VISIT.note(),
                        VISIT.locker(),
                        List.of(new Zoo.Keeper("k1", "555"), new Zoo.Keeper("k2", "gone")),
                        null,
                        3));
    }

    @Test
    void nothing_is_made_when_nothing_changes() {
        assertThat(fields.map(VISIT, changing(new ArrayList<>(), value -> value)))
                .isSameAs(VISIT);
    }

    @Test
    void records_in_a_union_are_visited_by_their_branch() {
        record Cell(
                Zoo.Lodger lodger,
                @DataClass(DataClass.Level.PERSONAL) Zoo.Lodger guest) {}
        var cell = new Cell(new Zoo.Dog("Rex", List.of()), new Zoo.Dog("Bo", List.of("sit")));
        var visited = new ArrayList<String>();

        fields.map(cell, changing(visited, value -> value));

        assertThat(visited).containsExactly("PERSONAL guest.name Bo", "PERSONAL guest.tricks sit");
    }

    @Test
    void a_secret_that_nothing_can_stand_for_is_refused() {
        assertThatThrownBy(() -> fields.map(new Alarm(1), changing(new ArrayList<>(), value -> value)))
                .hasMessageContaining("code is a SECRET and no text");
    }

    private interface Words {
        String instead(String value);
    }

    private static ClassifiedFields.Change<Note> changing(List<String> visited, Words words) {
        return new ClassifiedFields.Change<>() {
            @Override
            public String ofString(DataClass.Level level, String field, String value) {
                visited.add(level + " " + field + " " + value);
                return words.instead(value);
            }

            @Override
            public Note ofWhole(DataClass.Level level, String field, Note value) {
                visited.add(level + " " + field + " whole");
                return value;
            }
        };
    }
}
