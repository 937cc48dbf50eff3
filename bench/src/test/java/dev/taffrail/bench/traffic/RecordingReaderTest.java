package dev.taffrail.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.cli.command.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void results_belong_to_the_calls_with_their_ids() throws Exception {
        var step = Recordings.odd(folder)
                .sessions()
                .getFirst()
                .turns()
                .getFirst()
                .steps()
                .getFirst();

        assertThat(step.calls())
                .extracting(Recording.Call::result)
                .containsExactly(Optional.of("one"), Optional.of("two"), Optional.empty());
    }

    @Test
    void a_session_whose_name_cannot_be_one_gets_another() throws Exception {
        assertThat(Recordings.odd(folder).sessions())
                .extracting(Recording.Session::name)
                .containsExactly("session-line-1", "s2");
    }

    @Test
    void a_turn_that_ends_with_calls_is_closed_with_an_empty_answer() throws Exception {
        var turns = Recordings.odd(folder).sessions().getFirst().turns();

        assertThat(turns).extracting(Recording.Turn::isClosedByUs).containsExactly(false, true);
        assertThat(turns).extracting(Recording.Turn::modelCalls).containsExactly(2, 2);
        assertThat(turns).extracting(Recording.Turn::answer).containsExactly("Here.", "");
    }

    @Test
    void a_schema_that_recorded_calls_do_not_fit_gives_way() throws Exception {
        var tools = OfferedTools.of(Recordings.odd(folder));

        assertThat(tools.specs()).containsOnlyKeys("find", "calculate", "unlisted");
        assertThat(tools.widened()).containsExactly("find");
    }

    @Test
    void a_broken_line_is_named() throws Exception {
        Recordings.odd(folder);
        Files.writeString(folder.resolve("other.jsonl"), "{\"session\": \"a\", \"turns\": []}\n{\"session\"");

        assertThatThrownBy(() -> RecordingReader.read(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("other.jsonl:2");
    }

    @Test
    void a_folder_without_a_recording_is_refused() {
        assertThatThrownBy(() -> RecordingReader.read(folder))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("system.md");
    }
}
