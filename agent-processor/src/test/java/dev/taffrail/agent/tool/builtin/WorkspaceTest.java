package dev.taffrail.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing outside of the workspace can be read, written or seen, however it is linked.
class WorkspaceTest {
    @TempDir
    Path parent;

    private Office office = Office.in(Path.of("unset"));

    @BeforeEach
    void open() throws Exception {
        Path folder = Files.createDirectory(parent.resolve("workspace"));
        Files.writeString(parent.resolve("secret.txt"), "secret");
        office = Office.in(folder).with("inside/a.txt", "a");
        Files.createSymbolicLink(folder.resolve("file-out"), parent.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("folder-out"), parent);
        Files.createSymbolicLink(folder.resolve("dangling"), parent.resolve("made.txt"));
        Files.createSymbolicLink(folder.resolve("file-in"), folder.resolve("inside/a.txt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file-out", "folder-out/secret.txt", "dangling", "file-in", "folder-out/workspace/inside/a.txt"})
    void follows_no_link(String path) throws Exception {
        assertThat(office.failure("files_read", "{'path':'" + path + "'}")).isEqualTo(ToolFailure.DENIED);
        assertThat(office.failure("files_write", "{'path':'" + path + "','content':'x'}"))
                .isEqualTo(ToolFailure.DENIED);
        assertThat(office.failure("files_append", "{'path':'" + path + "','text':'x'}"))
                .isEqualTo(ToolFailure.DENIED);
        assertThat(parent.resolve("secret.txt")).hasContent("secret");
        assertThat(parent.resolve("made.txt")).doesNotExist();
    }

    @Test
    void neither_lists_nor_searches_through_a_link() throws Exception {
        assertThat(office.content("files_list", "{}")).isEqualTo("inside/\ninside/a.txt  1 bytes");
        assertThat(office.content("files_search", "{'query':'secret'}")).isEqualTo("no line matches in 1 files");
        assertThat(office.failure("files_list", "{'path':'folder-out'}")).isEqualTo(ToolFailure.DENIED);
    }

    @Test
    void does_not_write_through_a_linked_folder_of_its_own() throws Exception {
        Files.createSymbolicLink(office.folder().resolve(".taffrail"), parent);

        assertThat(office.failure("files_write", "{'path':'b.txt','content':'x'}"))
                .isEqualTo(ToolFailure.DENIED);
        assertThat(parent.resolve("writing")).doesNotExist();
    }

    @Test
    void works_in_a_workspace_that_is_itself_behind_a_link() throws Exception {
        Path link = Files.createSymbolicLink(parent.resolve("link"), office.folder());

        assertThat(Office.in(link).content("files_read", "{'path':'inside/a.txt'}"))
                .isEqualTo("a");
    }

    @Test
    void touches_no_special_file() throws Exception {
        Path pipe = office.folder().resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(office.call("files_read", "{'path':'pipe'}"))
                .isEqualTo(ToolOutcome.failed(ToolFailure.DENIED, "`pipe` is not a regular file"));
        assertThat(office.failure("files_append", "{'path':'pipe','text':'x'}")).isEqualTo(ToolFailure.DENIED);
        assertThat(office.content("files_list", "{'recursive':false}")).isEqualTo("inside/");
    }

    @Test
    void does_not_name_the_folders_around_it() throws Exception {
        var outcome = Office.in(parent.resolve("gone")).call("files_list", "{}");

        assertThat(outcome)
                .isEqualTo(
                        ToolOutcome.failed(ToolFailure.FAILED, "the workspace could not be used: NoSuchFileException"));
    }
}
