package dev.taffrail.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedModelTest {
    private static final List<String> TOOLS = List.of("find", "calculate", "unlisted");

    @TempDir
    private Path folder = Path.of(".");

    private Recording recording = new Recording("", List.of(), List.of());

    @BeforeEach
    void read() throws Exception {
        recording = Recordings.odd(folder);
    }

    @Test
    void says_what_was_recorded_when_it_is_sent_what_was_recorded() {
        assertThat(asked("default/s2/turn-1:1.1.0", List.of(Line.user("Hi"))))
                .isEqualTo(new RecordedModel.Reply.Answer(
                        recording.sessions().get(1).turns().getFirst().steps().getFirst()));
    }

    @Test
    void goes_by_the_session_and_not_by_the_words() {
        assertThat(asked("default/session-line-1/turn-1:1.1.0", List.of(Line.user("Hi"))))
                .isInstanceOfSatisfying(
                        RecordedModel.Reply.Answer.class,
                        answer -> assertThat(answer.step().calls()).hasSize(3));
    }

    @Test
    void another_word_is_unexpected() {
        assertThat(asked("default/s2/turn-1:1.1.0", List.of(Line.user("Hi!"))))
                .isInstanceOfSatisfying(
                        RecordedModel.Reply.Unexpected.class,
                        reply -> assertThat(reply.problem()).contains("s2 turn-1 step 1", "message 1"));
    }

    @Test
    void another_number_of_messages_is_unexpected() {
        assertThat(asked("default/s2/turn-1:1.1.0", List.of())).isInstanceOf(RecordedModel.Reply.Unexpected.class);
    }

    @Test
    void a_step_that_was_not_recorded_is_unexpected() {
        assertThat(asked("default/s2/turn-1:1.2.0", List.of(Line.user("Hi"), Line.assistant("Ho.", List.of()))))
                .isInstanceOf(RecordedModel.Reply.Unexpected.class);
        assertThat(asked("default/nobody/turn-1:1.1.0", List.of())).isInstanceOf(RecordedModel.Reply.Unexpected.class);
        assertThat(asked("nonsense", List.of())).isInstanceOf(RecordedModel.Reply.Unexpected.class);
    }

    @Test
    void another_system_prompt_is_unexpected() {
        var reply = new RecordedModel(recording)
                .answer("default/s2/turn-1:1.1.0", new Prompt("You sell.", List.of(Line.user("Hi")), TOOLS));

        assertThat(reply).isInstanceOf(RecordedModel.Reply.Unexpected.class);
    }

    @Test
    void a_turn_that_ends_with_calls_is_closed_with_an_empty_answer() {
        var session = recording.sessions().getFirst();
        var said = new ArrayList<Line>();
        Line.before(session, 1, 1)
                .forEach(line ->
                        said.add(line.who() == Line.Who.TOOL ? Line.tool(line.text(), line.callId(), "") : line));

        assertThat(asked("default/session-line-1/turn-2:1.2.0", said))
                .isEqualTo(new RecordedModel.Reply.Answer(Recording.Step.CLOSING));
    }

    @Test
    void the_whole_session_ends_with_that_answer() {
        var lines = Line.of(recording.sessions().getFirst());

        assertThat(lines).hasSize(10);
        assertThat(lines.getLast()).isEqualTo(Line.assistant("", List.of()));
    }

    private RecordedModel.Reply asked(String key, List<Line> lines) {
        return new RecordedModel(recording).answer(key, new Prompt(Recordings.SYSTEM, lines, TOOLS));
    }
}
