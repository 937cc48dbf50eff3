package dev.taffrail.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratorTest {
    private static final Migration FIRST =
            new Migration(1, "V1__a.sql", "CREATE TABLE a (x); INSERT INTO a VALUES (1);");
    private static final Migration SECOND =
            new Migration(2, "V2__b.sql", "ALTER TABLE a ADD COLUMN y; -- one; two\nUPDATE a SET y = x + 1;");

    @TempDir
    private Path folder;

    @Test
    void upgrades_a_file_and_keeps_its_rows() throws Exception {
        open(List.of(FIRST)).close();

        assertThat(rows(List.of(FIRST, SECOND))).containsExactly("1|2");
        assertThat(rows(List.of(FIRST, SECOND))).as("opened again").containsExactly("1|2");
    }

    @Test
    void an_upgrade_that_fails_leaves_the_file_as_it_was() throws Exception {
        open(List.of(FIRST)).close();
        var broken = new Migration(2, "V2__b.sql", "UPDATE a SET x = 9; CREATE TABLE a (x);");

        assertThatThrownBy(() -> open(List.of(FIRST, broken)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("already exists");

        assertThat(rows(List.of(FIRST))).containsExactly("1");
    }

    @Test
    void a_file_of_a_later_version_is_refused() throws Exception {
        open(List.of(FIRST, SECOND)).close();

        assertThatThrownBy(() -> open(List.of(FIRST)))
                .hasMessageContaining("written by a later version (it has V2__b.sql, this one knows V1__a.sql)");
    }

    @Test
    void a_migration_that_was_edited_is_refused() throws Exception {
        open(List.of(FIRST)).close();
        var edited = new Migration(1, "V1__a.sql", FIRST.sql() + " ");

        assertThatThrownBy(() -> open(List.of(edited))).hasMessageContaining("made with another V1__a.sql");
    }

    private Database open(List<Migration> migrations) throws InterruptedException {
        return Database.open(folder.resolve("sink.db"), migrations);
    }

    private List<String> rows(List<Migration> migrations) throws Exception {
        try (var database = open(migrations)) {
            return database.read(TableDump::of).stream()
                    .map(line -> line.substring("a ".length()))
                    .toList();
        }
    }
}
