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
import org.junit.jupiter.params.provider.CsvSource;

class FileToolsTest {
    @TempDir
    Path folder;

    private Office office = Office.in(Path.of("unset"));

    @BeforeEach
    void open() throws Exception {
        office = Office.in(folder)
                .with("orders.csv", "id,item\n1,Hemp rope\n2,Tar\n3,hemp sail\n")
                .with("letters/a.txt", "Dear office,\nthe rope (3/4 in.) is short.\n");
    }

    @Test
    void lists_files_and_folders_sorted() throws Exception {
        assertThat(office.content("files_list", "{}")).isEqualTo("""
                letters/
                letters/a.txt  42 bytes
                orders.csv  38 bytes""");
        assertThat(office.content("files_list", "{'recursive':false}")).isEqualTo("letters/\norders.csv  38 bytes");
        assertThat(office.content("files_list", "{'path':'letters/'}")).isEqualTo("letters/a.txt  42 bytes");
    }

    @Test
    void reads_a_whole_file_as_it_is() throws Exception {
        assertThat(office.content("files_read", "{'path':'./orders.csv'}"))
                .isEqualTo("id,item\n1,Hemp rope\n2,Tar\n3,hemp sail\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2 | 2 | ~1,Hemp rope\n2,Tar\n[lines 2 to 3 of 4; go on with offset 4]~",
                "4 | 9 | ~3,hemp sail\n[lines 4 to 4 of 4]~"
            })
    void reads_a_range_and_says_where_to_go_on(int offset, int limit, String text) throws Exception {
        assertThat(office.content("files_read", "{'path':'orders.csv','offset':" + offset + ",'limit':" + limit + "}"))
                .isEqualTo(text);
    }

    @Test
    void searches_for_text_and_for_patterns() throws Exception {
        assertThat(office.content("files_search", "{'query':'hemp'}"))
                .isEqualTo("orders.csv:2: 1,Hemp rope\norders.csv:4: 3,hemp sail");
        assertThat(office.content("files_search", "{'query':'^[0-9],Hemp','regex':true,'ignore_case':false}"))
                .isEqualTo("orders.csv:2: 1,Hemp rope");
        assertThat(office.content("files_search", "{'query':'(3/4 in.)'}"))
                .isEqualTo("letters/a.txt:2: the rope (3/4 in.) is short.");
        assertThat(office.content("files_search", "{'query':'hemp','limit':1}"))
                .isEqualTo("orders.csv:2: 1,Hemp rope\n[stopped at 1 lines; there may be more]");
        assertThat(office.content("files_search", "{'query':'brass'}")).isEqualTo("no line matches in 2 files");
    }

    @Test
    void says_which_files_it_could_not_search() throws Exception {
        Files.write(folder.resolve("seal.bin"), new byte[] {(byte) 0xff, 0});

        assertThat(office.content("files_search", "{'query':'tar'}"))
                .isEqualTo("orders.csv:3: 2,Tar\n[1 files were not searched: not UTF-8 text, or too large]");
    }

    @Test
    void gives_up_a_search_whose_pattern_runs_away() throws Exception {
        office.with("long.txt", "a".repeat(5_000));

        assertThat(office.call("files_search", "{'query':'(a+)+b','regex':true}"))
                .isInstanceOfSatisfying(ToolOutcome.Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(ToolFailure.INVALID_ARGUMENTS);
                    assertThat(failed.message()).contains("takes too long");
                });
    }

    @Test
    void writes_a_file_and_leaves_the_same_when_repeated() throws Exception {
        String arguments = "{'path':'drafts/reply.txt','content':'Gruß\\n'}";

        assertThat(office.call("files_write", arguments)).isEqualTo(office.call("files_write", arguments));
        assertThat(office.content("files_write", arguments)).isEqualTo("wrote 6 bytes to drafts/reply.txt");
        assertThat(folder.resolve("drafts/reply.txt")).hasContent("Gruß\n");
        assertThat(folder.resolve(".taffrail/writing")).isEmptyDirectory();
    }

    @Test
    void appends_once_for_each_call_on_a_line_of_its_own() throws Exception {
        office.with("log.txt", "torn");

        office.content("files_append", "{'path':'log.txt','text':'one'}");
        office.content("files_append", "{'path':'log.txt','text':'two\\n'}");

        assertThat(folder.resolve("log.txt")).hasContent("torn\none\ntwo\n");
    }

    @Test
    void does_not_let_a_file_grow_without_end() throws Exception {
        office.with("big.txt", "x".repeat((int) Workspace.MAX_FILE_BYTES));

        assertThat(office.failure("files_append", "{'path':'big.txt','text':'y'}"))
                .isEqualTo(ToolFailure.TOO_LARGE);
        assertThat(folder.resolve("big.txt")).hasSize(Workspace.MAX_FILE_BYTES);
    }

    @Test
    void refuses_a_file_that_is_too_large_to_read() throws Exception {
        office.with("big.txt", "x".repeat((int) Workspace.MAX_FILE_BYTES + 1));

        assertThat(office.call("files_read", "{'path':'big.txt'}"))
                .isEqualTo(ToolOutcome.failed(
                        ToolFailure.TOO_LARGE, "`big.txt` has 8388609 bytes; the tools handle at most 8388608"));
    }

    @Test
    void says_where_a_file_is_not_text() throws Exception {
        Files.write(folder.resolve("seal.bin"), new byte[] {'o', 'k', (byte) 0xe9, '!'});

        assertThat(office.call("files_read", "{'path':'seal.bin'}"))
                .isEqualTo(
                        ToolOutcome.failed(ToolFailure.FAILED, "`seal.bin` is not UTF-8 text: byte 0xE9 at offset 2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "files_read   | {'path':'absent.txt'}             | NOT_FOUND         | there is no file `absent.txt` in the workspace; files_list shows what there is",
                "files_read   | {'path':'letters'}                | INVALID_ARGUMENTS | `letters` is a folder; files_list lists it",
                "files_read   | {'path':'orders.csv','offset':9}  | INVALID_ARGUMENTS | `orders.csv` has 4 lines; offset 9 is past its end",
                "files_read   | {'path':'../secret'}              | DENIED            | `../secret` has a step upwards (..); stay below the workspace",
                "files_read   | {'path':'/etc/passwd'}            | DENIED            | `/etc/passwd` is absolute; name files relative to the workspace, as in letters/a.txt",
                "files_read   | {'path':'a\\u0000b'}              | INVALID_ARGUMENTS | a path has no control characters and no backslash; write / between folders",
                "files_read   | {'path':'.taffrail/writing/x'}    | DENIED            | `.taffrail` is kept by the tools themselves",
                "files_list   | {'path':'absent'}                 | NOT_FOUND         | there is no folder `absent` in the workspace",
                "files_list   | {'path':'orders.csv'}             | NOT_FOUND         | there is no folder `orders.csv` in the workspace",
                "files_search | {'query':'(','regex':true}        | INVALID_ARGUMENTS | `query` is not a regular expression: Unclosed group; set regex to false to find it as it is",
                "files_write  | {'path':'letters','content':''}   | INVALID_ARGUMENTS | `letters` is a folder; files_list lists it",
                "files_write  | {'path':'.','content':''}         | INVALID_ARGUMENTS | `.` is a folder; files_list lists it",
                "files_write  | {'path':'orders.csv/x','content':''} | INVALID_ARGUMENTS | `orders.csv/x` cannot be made: `orders.csv` is a file",
                "files_write  | {'path':'.TAFFRAIL/x','content':''} | DENIED          | `.taffrail` is kept by the tools themselves",
                "files_write  | {'path':'outbox/messages.jsonl','content':''} | DENIED | what is in `outbox` goes out: only send_message puts something there; name another folder",
                "files_append | {'path':'./Outbox//x','text':'x'} | DENIED            | what is in `outbox` goes out: only send_message puts something there; name another folder"
            })
    void says_why_it_does_not(String tool, String arguments, ToolFailure kind, String message) throws Exception {
        assertThat(office.call(tool, arguments)).isEqualTo(ToolOutcome.failed(kind, message));
    }
}
