package dev.taffrail.platform.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.platform.settings.Invalid;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void is_held_by_one_at_a_time() {
        Path folder = temporary.resolve("data");
        try (var held = DataFolder.open(folder)) {
            assertThat(held.database()).isEqualTo(folder.resolve("taffrail.db"));

            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("in use by this process");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void says_why_a_folder_cannot_be_used() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(file.toString());
    }
}
