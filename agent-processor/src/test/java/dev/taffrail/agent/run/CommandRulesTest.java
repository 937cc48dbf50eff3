package dev.taffrail.agent.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.message.Role;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What commands do, once each.
class CommandRulesTest {
    @Test
    void a_command_before_its_run_waits_for_it() {
        var story = new Story().command("c1", CommandKind.CANCEL);
        assertThat(story.effects()).isEmpty();

        story.later(59_999).admit();

        assertThat(story.outcome().status()).isEqualTo(RunStatus.CANCELLED);
    }

    @Test
    void after_a_minute_it_is_answered_that_there_is_no_such_run() {
        var story = new Story().command("c1", CommandKind.CANCEL);

        assertThat(story.later(59_999).timer().effects()).isEmpty();
        assertThat(answer(story.later(1).timer())).isEqualTo(CommandResult.UNKNOWN_RUN);
        assertThat(story.admit().outcomes()).as("and forgotten").isEmpty();
    }

    @Test
    void sixteen_commands_wait_for_a_run_and_the_next_is_answered_at_once() {
        var story = new Story();
        IntStream.range(0, 16).forEach(n -> story.command("c" + n, CommandKind.PAUSE));
        assertThat(story.effects()).isEmpty();

        assertThat(answer(story.command("c16", CommandKind.PAUSE))).isEqualTo(CommandResult.UNKNOWN_RUN);
    }

    @Test
    void long_messages_wait_up_to_a_number_of_bytes_for_a_run_that_is_not_there_and_for_the_next_model_call() {
        var text = "x".repeat(200_000);
        var nobody = new Story();
        var paused = new Story().admit().command("p", CommandKind.PAUSE);
        for (var story : List.of(nobody, paused)) {
            story.tell(Tell.message(Story.RUN, "m1", text));
            story.tell(Tell.message(Story.RUN, "m2", text));
            story.tell(Tell.message(Story.RUN, "m3", text));
        }

        assertThat(answer(nobody)).isEqualTo(CommandResult.UNKNOWN_RUN);
        assertThat(answer(paused)).isEqualTo(CommandResult.NOT_ALLOWED);
        assertThat(paused.live().inbox()).hasSize(2);
    }

    @Test
    void a_paused_run_is_not_taken_back_to_a_checkpoint() {
        var story = new Story().admit().command("p", CommandKind.PAUSE).resume("r", Limits.NONE, 1);

        assertThat(answer(story)).isEqualTo(CommandResult.NOT_ALLOWED);
        assertThat(story.live().paused()).isTrue();
    }

    @Test
    void the_same_command_id_acts_once_on_a_live_run() {
        var add = Given.only("iterations", 5);
        var story = new Story().admit();
        var twice = Tell.command(Story.RUN, "c1", CommandKind.ADD_BUDGET, add, 0, List.of());

        story.tell(twice).tell(twice);

        assertThat(story.effects()).isEmpty();
        assertThat(story.live().head().budget().limits().iterations()).isEqualTo(Given.LIMITS.iterations() + 5);
    }

    @Test
    void the_same_command_id_acts_once_across_legs() {
        var story = new Story().admit().command("c1", CommandKind.CANCEL).resume("c2", Limits.NONE, 0);

        assertThat(story.command("c1", CommandKind.CANCEL).effects()).isEmpty();
        assertThat(story.resume("c2", Limits.NONE, 0).effects()).isEmpty();
    }

    @Test
    void budget_is_added_once_when_a_resume_is_repeated() {
        var story = new Story().admit(Given.only("iterations", 1)).asks("read").tool("read", ToolStatus.OK);

        story.resume("c1", Given.only("iterations", 1), 0).resume("c1", Given.only("iterations", 1), 0);

        assertThat(story.live().head().budget().limits().iterations()).isEqualTo(2);
    }

    @Test
    void a_limit_that_was_not_given_is_not_made_by_adding_to_it() {
        var story = new Story().admit(Given.only("iterations", 5));

        story.tell(Tell.command(Story.RUN, "c1", CommandKind.ADD_BUDGET, Given.only("total_tokens", 10), 0, List.of()));

        assertThat(story.live().head().budget().limits()).isEqualTo(Given.only("iterations", 5));
    }

    @Test
    void a_paused_run_takes_the_answer_that_is_out_and_asks_for_nothing_more() {
        var story = new Story().admit().command("c1", CommandKind.PAUSE).asks("read");
        assertThat(story.newCalls()).isEmpty();
        assertThat(story.live().head().budget().reserved().toolCalls()).isZero();

        story.command("c2", CommandKind.RESUME);

        assertThat(story.newCalls()).hasSize(1);
    }

    @Test
    void a_paused_run_holds_a_call_that_comes_back_until_it_is_resumed() {
        var story = new Story().admit().command("c1", CommandKind.PAUSE).notStarted(NotStartedReason.STALE);
        assertThat(story.newCalls()).isEmpty();

        assertThat(story.command("c2", CommandKind.RESUME).modelCall().head().grant())
                .isEqualTo(2);
    }

    @Test
    void a_pause_twice_and_a_resume_of_a_run_at_work_are_answered_with_what_to_do() {
        var paused = new Story().admit().command("c1", CommandKind.PAUSE).command("c2", CommandKind.PAUSE);
        assertThat(paused.events(CommandAnswered.class).getFirst().detail()).contains("resume or cancel");

        var atWork = new Story().admit().command("c1", CommandKind.RESUME);
        assertThat(atWork.events(CommandAnswered.class).getFirst().detail()).contains("pause it", "ADD_BUDGET");
    }

    @Test
    void a_message_while_tools_are_at_work_joins_the_conversation_before_the_next_model_call() {
        var story = new Story().admit().asks("read").command("c1", CommandKind.MESSAGE);
        assertThat(story.conversation()).hasSize(2);

        story.tool("read", ToolStatus.OK);

        assertThat(story.conversation()).containsExactly("USER do it", "ASSISTANT ", "TOOL result", "USER and this");
        assertThat(story.newCalls()).singleElement().isInstanceOf(ModelCall.class);
    }

    @Test
    void a_message_during_the_last_model_call_is_still_answered() {
        var story = new Story().admit().command("c1", CommandKind.MESSAGE).answers("first");
        assertThat(story.outcomes()).isEmpty();

        story.answers("second");

        assertThat(story.conversation())
                .containsExactly("USER do it", "ASSISTANT first", "USER and this", "ASSISTANT second");
    }

    @Test
    void sixteen_messages_wait() {
        var story = new Story().admit();
        IntStream.range(0, 16).forEach(n -> story.command("c" + n, CommandKind.MESSAGE));

        assertThat(answer(story.command("c16", CommandKind.MESSAGE))).isEqualTo(CommandResult.NOT_ALLOWED);
    }

    @Test
    void a_command_that_a_guardrail_refused_does_nothing() {
        var story = new Story().admit();

        story.tell(Tell.command(Story.RUN, "c1", CommandKind.MESSAGE, Limits.NONE, 0, Tell.REFUSED));

        assertThat(answer(story)).isEqualTo(CommandResult.INVALID);
        assertThat(story.live().inbox()).isEmpty();
    }

    @Test
    void a_cancel_leaves_a_conversation_that_a_model_can_read_wherever_the_run_was() {
        assertWellFormed(new Story().admit("first").admit());
        assertWellFormed(new Story().admit());
        assertWellFormed(new Story().admit().command("c1", CommandKind.PAUSE));
        assertWellFormed(new Story().admit().notStarted(NotStartedReason.NOT_NOW));
        assertWellFormed(new Story().admit().asks("read", "send"));
        assertWellFormed(new Story().admit().asks("send", "send"));
        assertWellFormed(new Story().admit().asks("read", "read", "read", "put").tool("read", ToolStatus.OK));
        assertWellFormed(new Story().admit().asks("read").tool("read", ToolStatus.FAILED_TRANSIENT));
        assertWellFormed(new Story().admit().asks("send").command("c1", CommandKind.MESSAGE));
    }

    @Test
    void a_cancel_says_what_may_have_happened() {
        var story = new Story().admit().asks("send", "put").command("c1", CommandKind.CANCEL);

        assertThat(story.conversation())
                .endsWith(
                        "TOOL outcome unknown: it had been started when the run ended (cancelled)",
                        "TOOL not executed: the run ended before (cancelled)");
    }

    @Test
    void a_result_after_the_cancel_is_charged_and_changes_nothing_else() {
        var story = new Story().admit().asks("send").command("c1", CommandKind.CANCEL);
        var before = story.conversation();

        story.tool("send", ToolStatus.OK);

        assertThat(story.outcomes()).hasSize(1);
        assertThat(story.conversation()).isEqualTo(before);
        assertThat(story.ended().head().budget().spent().toolCalls()).isEqualTo(1);
    }

    @Test
    void a_cancelled_run_in_the_queue_makes_room() {
        var story = new Story().admit("first").admit().admit("last").command("c1", CommandKind.CANCEL);

        assertThat(story.session().queue()).containsExactly("last");
        assertThat(story.session().active()).isEqualTo("first");
    }

    private static void assertWellFormed(Story story) {
        story.command("c9", CommandKind.CANCEL);

        assertThat(story.outcome().status()).isEqualTo(RunStatus.CANCELLED);
        var waiting = 0;
        for (var sequence = 0L; sequence < story.session().messages(); sequence++) {
            var message = requireNonNull(story.state().get(Key.message(Story.RUN, sequence)))
                    .message();
            waiting = message.role() == Role.TOOL
                    ? waiting - 1
                    : waiting + message.toolRequests().size();
            assertThat(waiting).isNotNegative();
        }
        assertThat(waiting)
                .as("requests without an answer in " + story.conversation())
                .isZero();
    }

    private static CommandResult answer(Story story) {
        return story.events(CommandAnswered.class).getFirst().result();
    }
}
