package dev.taffrail.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.schemas.topic.Topic;
import dev.taffrail.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SchemaLockTest {
    @SchemaName("Plant")
    record PlantWithBlossoms(String name, int leaves, List<String> blossoms) {}

    @SchemaName("Plant")
    record PlantWithOtherLeaves(String name, String leaves) {}

    @SchemaName("Plant")
    record DocumentedPlant(@Doc("Latin.") String name, int leaves) {}

    @TempDir
    private Path folder;

    /// With `-Dgolden.update=true` it locks what is new instead.
    @Test
    void every_contract_of_the_topics_is_locked_and_readable_from_all_its_former_bytes() throws IOException {
        var families = new Topics(Topics.DEFAULT_PREFIX, 1)
                .all().stream()
                        .<Class<?>>map(Topic::values)
                        .filter(values -> values != byte[].class)
                        .toList();
        var contracts = new LockedContracts(Path.of("src/main/avro"), Path.of("src/test/resources/wire"), families);
        if (Boolean.getBoolean("golden.update")) {
            contracts.update();
        }

        assertThat(contracts.problems()).isEmpty();
    }

    @Test
    void the_lock_in_the_jar_knows_texts_by_id() {
        var lock = SchemaLock.shipped();

        assertThat(lock.entries()).isNotEmpty();
        assertThat(lock.entries()).allSatisfy(entry -> {
            assertThat(lock.textOf(entry.id())).contains(entry.text());
            assertThat(lock.byId(entry.id()))
                    .hasValueSatisfying(
                            schema -> assertThat(schema.getFullName()).isEqualTo(entry.name()));
        });
        assertThat(lock.textOf(999_999_999)).isEmpty();
        assertThat(lock.ccompatOf(999_999_999)).isEmpty();
        assertThat(lock.ccompatOf(1))
                .hasValueSatisfying(answer -> assertThat(JsonMapper.shared()
                                .readTree(answer)
                                .path("schema")
                                .stringValue())
                        .isEqualTo(lock.entries().getFirst().text()));
    }

    @Test
    void a_new_version_gets_a_new_id_and_reads_the_old_bytes() throws IOException {
        contracts(Zoo.Plant.class).update();
        assertThat(contracts(Zoo.Plant.class).problems()).isEmpty();

        var next = contracts(PlantWithBlossoms.class);

        assertThat(next.problems()).anyMatch(problem -> problem.contains("not locked"));
        next.update();
        assertThat(next.problems()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("schemas.lock")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("2 ");
        assertThat(folder.resolve("Plant-1.bin")).exists();
        assertThat(folder.resolve("Plant-2.bin")).exists();
    }

    @Test
    void documentation_needs_no_new_id() throws IOException {
        contracts(Zoo.Plant.class).update();

        contracts(DocumentedPlant.class).update();

        assertThat(contracts(DocumentedPlant.class).problems()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("schemas.lock"))).hasSize(1);
    }

    @Test
    void a_member_that_changed_its_type_breaks_both_directions() throws IOException {
        contracts(Zoo.Plant.class).update();
        contracts(PlantWithOtherLeaves.class).update();

        assertThat(contracts(PlantWithOtherLeaves.class).problems())
                .anyMatch(problem -> problem.contains("version 1 cannot be read any more: TYPE_MISMATCH at /fields/1"))
                .anyMatch(problem -> problem.contains("version 1 cannot read the schema of today"))
                .anyMatch(problem -> problem.contains("Plant-1.bin cannot be read any more"));
    }

    @Test
    void a_text_that_was_edited_is_noticed() throws IOException {
        contracts(Zoo.Plant.class).update();
        var text = folder.resolve("history/1.avsc");
        Files.writeString(text, Files.readString(text).replace("leaves", "needles"));

        assertThatThrownBy(() -> contracts(Zoo.Plant.class).problems())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("history/1.avsc is not the text that was locked");
    }

    @Test
    void a_line_with_another_name_is_noticed() throws IOException {
        contracts(Zoo.Plant.class).update();
        var lock = folder.resolve("schemas.lock");
        Files.writeString(lock, Files.readString(lock).replace("Plant", "Plants"));

        assertThat(contracts(Zoo.Plant.class).problems())
                .anyMatch(problem -> problem.contains("line 1 of schemas.lock names another schema"));
    }

    @Test
    void lines_that_are_out_of_order_are_noticed() throws IOException {
        contracts(Zoo.Plant.class, Zoo.Moss.class).update();
        var lock = folder.resolve("schemas.lock");
        Files.write(lock, Files.readAllLines(lock).reversed());

        assertThatThrownBy(() -> contracts(Zoo.Plant.class).problems()).hasMessageContaining("ids rise");
    }

    @Test
    void two_contracts_of_one_name_are_refused() throws IOException {
        assertThat(contracts(Zoo.Plant.class, PlantWithBlossoms.class).problems())
                .anyMatch(problem -> problem.contains("two contracts are called Plant"));
    }

    private LockedContracts contracts(Class<?>... families) {
        return new LockedContracts(folder, folder, List.of(families));
    }
}
