package dev.taffrail.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
    @TempDir
    private Path root;

    @BeforeEach
    void keep_a_page() throws IOException {
        Files.createDirectory(root.resolve("docs"));
        Files.writeString(root.resolve("docs/page.md"), "one\ntwo\n");
    }

    @Test
    void an_equal_text_passes_with_or_without_its_last_line_feed() {
        assertThatCode(() -> comparing().compare("docs/page.md", "one\ntwo\n")).doesNotThrowAnyException();
        assertThatCode(() -> comparing().compare("docs/page.md", "one\ntwo")).doesNotThrowAnyException();
    }

    @Test
    void a_changed_text_names_the_first_line_and_the_way_out() {
        assertThatThrownBy(() -> comparing().compare("docs/page.md", "one\n2\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("docs/page.md differs in line 2")
                .hasMessageContaining("kept: two")
                .hasMessageContaining("now:  2")
                .hasMessageContaining("make golden");
    }

    @Test
    void a_longer_text_and_a_missing_file_fail_too() {
        assertThatThrownBy(() -> comparing().compare("docs/page.md", "one\ntwo\nthree\n"))
                .hasMessageContaining("line 3")
                .hasMessageContaining("kept: (the text has ended)");
        assertThatThrownBy(() -> comparing().compare("docs/other.md", "")).hasMessageContaining("does not exist");
    }

    @Test
    void an_update_writes_what_differs_and_its_folders() {
        var updating = new Golden(root, true);

        updating.compare("docs/page.md", "new");
        updating.compare("docs/deep/other.md", "also new\n");

        assertThat(root.resolve("docs/page.md")).hasContent("new\n");
        assertThat(root.resolve("docs/deep/other.md")).hasContent("also new\n");
    }

    @Test
    void the_root_is_the_folder_with_the_wrapper() throws IOException {
        Files.createFile(root.resolve("mvnw"));

        assertThat(Golden.rootAbove(root.resolve("docs"))).isEqualTo(root);
        assertThat(Golden.read("golden/pom.xml")).contains("taffrail-golden");
    }

    private Golden comparing() {
        return new Golden(root, false);
    }
}
