package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.CommandAnswered;
import dev.taffrail.schemas.event.CommandResult;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Legs, sessions and how both are forgotten.
class LegRulesTest {
    @Test
    void a_resume_opens_the_next_leg_and_the_counters_go_on() {
        var story = new Story().admit(Given.only("iterations", 1)).asks("read").tool("read", ToolStatus.OK);
        var spent = story.outcome().spent();

        story.resume("c1", Given.only("iterations", 3), 0);

        assertThat(story.events(LegStarted.class)).singleElement().satisfies(leg -> {
            assertThat(leg.head().leg()).isEqualTo(2);
            assertThat(leg.fromStep()).isEqualTo(1);
            assertThat(leg.limits().iterations()).isEqualTo(4);
            assertThat(leg.messages()).isEqualTo(3);
        });
        assertThat(story.live().head().budget().spent().totalTokens()).isEqualTo(spent.totalTokens());
        assertThat(story.answers("done").outcome().leg()).isEqualTo(2);
        assertThat(story.outcome().spent().iterations()).isEqualTo(2);
    }

    @Test
    void every_call_of_every_leg_names_the_policy_that_the_run_was_admitted_with() {
        var story = new Story().admit(Given.only("iterations", 1));
        assertThat(story.events(RunAccepted.class))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.policy()).isEqualTo(Given.POLICY));
        story.asks("read", "put").tool("read", ToolStatus.OK).tool("put", ToolStatus.OK);

        story.resume("c1", Given.only("iterations", 3), 0);

        assertThat(story.calls())
                .hasSize(4)
                .allSatisfy(call -> assertThat(call.head().policy()).isEqualTo(Given.POLICY));
    }

    @Test
    void the_session_of_a_run_that_takes_days_is_looked_at_again_when_the_run_has_ended() {
        var story = new Story().admit().answers("done");
        assertThat(story.session().timer()).isGreaterThan(story.now());

        var slow = Story.run("slow");
        story.tell(Tell.admitted(slow, Given.AGENT, Given.only("iterations", 5), Given.SESSION_LIMITS))
                .tell(Tell.command(slow, "p", CommandKind.PAUSE));
        story.later(Duration.ofHours(25).toMillis()).timer();
        assertThat(story.session().timer()).isZero();

        story.tell(Tell.command(slow, "c", CommandKind.CANCEL));
        assertThat(story.session().timer()).isGreaterThan(story.now());
    }

    @Test
    void a_resume_without_budget_ends_in_the_same_way() {
        var story = new Story()
                .admit(Given.only("iterations", 1))
                .asks("read")
                .tool("read", ToolStatus.OK)
                .resume("c1", Limits.NONE, 0);

        assertThat(story.outcomes())
                .extracting(outcome -> outcome.status() + " " + outcome.leg())
                .containsExactly("BUDGET_EXHAUSTED 1", "BUDGET_EXHAUSTED 2");
    }

    @Test
    void a_resume_from_a_checkpoint_cuts_what_came_after_it() {
        var story = twoSteps();
        assertThat(story.conversation()).hasSize(5);

        story.resume("c2", Limits.NONE, 1);

        assertThat(story.conversation()).hasSize(3);
        assertThat(story.live().head().step()).as("counters go on").isEqualTo(4);
        assertThat(story.events(LegStarted.class))
                .singleElement()
                .satisfies(leg -> assertThat(leg.fromStep()).isEqualTo(1));
        assertThat(story.modelCall().prefixCount())
                .as("what was sent beyond is no prefix any more")
                .isZero();
        assertThat(story.modelCall().added()).hasSize(3);
    }

    @Test
    void a_checkpoint_that_is_none_is_refused_with_the_ones_that_are() {
        var story = twoSteps().resume("c2", Limits.NONE, 9);

        assertThat(answer(story).result()).isEqualTo(CommandResult.NOT_ALLOWED);
        assertThat(answer(story).detail()).contains("1 to 3");
    }

    @Test
    void a_checkpoint_that_another_run_has_gone_beyond_is_refused() {
        var story = twoSteps().admit("other").resume("c2", Limits.NONE, 1);

        assertThat(answer(story).detail()).isEqualTo("the session has gone on since; resume without a checkpoint");
    }

    @Test
    void a_resume_while_the_session_is_busy_waits_its_turn() {
        var story = new Story().admit().command("c1", CommandKind.CANCEL).admit("other");

        story.resume("c2", Limits.NONE, 0);

        assertThat(story.live().phase()).isInstanceOf(Phase.Queued.class);
        assertThat(story.session().queue()).containsExactly("r");
        story.tell(Tell.answers(Tell.to(story.calls().getLast()), "done"));
        assertThat(story.events(LegStarted.class))
                .singleElement()
                .satisfies(leg -> assertThat(leg.head().leg()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_run_that_completed_or_was_rejected_cannot_be_resumed(boolean completed) {
        var story = completed ? new Story().admit().answers("done") : new Story().tell(Tell.refused(Story.RUN));

        story.command("c1", CommandKind.RESUME);

        assertThat(answer(story).result()).isEqualTo(CommandResult.NOT_ALLOWED);
        assertThat(answer(story).detail()).contains("cannot be resumed; send a new request");
    }

    /// Its input is in no conversation: a leg would ask the model about whatever was said before.
    @Test
    void a_run_that_ended_before_it_began_cannot_be_resumed() {
        var story = new Story().admit("before").admit().command("c1", CommandKind.CANCEL);
        assertThat(story.outcome().resumable()).isFalse();

        story.resume("c2", Limits.NONE, 0);

        assertThat(answer(story).result()).isEqualTo(CommandResult.NOT_ALLOWED);
        assertThat(answer(story).detail())
                .isEqualTo("a run that ended CANCELLED before it began cannot be resumed; send a new request");
        assertThat(story.session().queue()).isEmpty();
    }

    @Test
    void a_run_whose_budget_did_not_cover_the_first_step_has_begun() {
        var story = new Story().admit(Given.only("completion_tokens", 1));
        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().resumable()).isTrue();

        story.resume("c1", Given.only("completion_tokens", 5_000), 0);

        assertThat(story.modelCall().added()).hasSize(1);
    }

    @Test
    void one_run_of_a_session_is_at_work_at_a_time_and_the_others_follow_in_order() {
        var story = new Story().admit("a").admit("b").admit("c");
        assertThat(story.calls()).hasSize(1);

        story.tell(Tell.answers(Tell.to(story.calls().getLast()), "done"));
        assertThat(story.session().active()).isEqualTo("b");

        story.tell(Tell.answers(Tell.to(story.calls().getLast()), "done"));
        assertThat(story.session().active()).isEqualTo("c");
        assertThat(story.session().queue()).isEmpty();
    }

    @Test
    void a_run_remembers_what_the_session_said_before() {
        var story = new Story().admit("a");
        story.tell(Tell.answers(Tell.to(story.calls().getLast()), "my name is Ada"));

        story.admit();

        assertThat(story.modelCall().prefixCount()).isEqualTo(1);
        assertThat(story.modelCall().added())
                .extracting(message -> message.text().content())
                .containsExactly("my name is Ada", "do it");
    }

    @Test
    void sixteen_runs_wait_and_the_next_one_is_told_that_the_session_is_busy() {
        var story = new Story().admit("first");
        IntStream.range(0, 16).forEach(n -> story.admit("waiting-" + n));
        assertThat(story.outcomes()).isEmpty();

        story.admit();

        assertThat(story.outcome().status()).isEqualTo(RunStatus.REJECTED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.SESSION_BUSY);
        assertThat(story.session().queue()).hasSize(16);
    }

    @Test
    void a_request_that_is_repeated_is_the_same_run() {
        var story = new Story().admit();

        assertThat(story.admit().effects()).isEmpty();
        assertThat(story.answers("done").admit().effects()).isEmpty();
        while (story.state().get(Key.tombstone(Story.RUN)) == null) {
            story.nextTimer();
        }
        assertThat(story.admit().effects()).isEmpty();
    }

    @Test
    void an_ended_run_can_be_resumed_for_a_day_and_is_forgotten_after_another() {
        var story = new Story().admit();
        story.tell(Tell.handedOver(List.of(story.highestSeq()))).command("c1", CommandKind.CANCEL);
        story.later(Rules.RESUMABLE_FOR - 1).timer();
        assertThat(story.state().get(Key.ended(Story.RUN))).isNotNull();

        story.later(1).timer();
        assertThat(story.state().get(Key.tombstone(Story.RUN))).isNotNull();
        assertThat(answer(story.command("c2", CommandKind.RESUME)).detail()).contains("too long ago");

        story.later(Rules.IDEMPOTENCY_WINDOW).timer();
        assertThat(story.admit().newCalls()).as("it is a new run").hasSize(1);
    }

    @Test
    void an_idle_session_is_forgotten_with_all_its_messages() {
        var story = new Story().admit().answers("done");

        story.later(Rules.SESSION_IDLE).timer();

        assertThat(story.state().get(Key.session(Story.RUN))).isNull();
        assertThat(story.state().paths("message/", "", 1)).isEmpty();
    }

    @Test
    void a_session_at_work_is_not_forgotten() {
        var story = new Story().admit("a").tell(Tell.command(Story.run("a"), "c1", CommandKind.CANCEL));
        story.later(Rules.SESSION_IDLE - 1000).tell(Tell.admitted(Story.RUN, Given.AGENT, Limits.NONE, Limits.NONE));

        story.later(2000).timer();

        assertThat(story.session().active()).isEqualTo("r");
    }

    @Test
    void nothing_is_left_when_everything_is_forgotten() {
        var story = new Story()
                .admit()
                .asks("read")
                .loseCallers()
                .command("c1", CommandKind.CANCEL)
                .command("c2", CommandKind.RESUME)
                .answers("done");
        while (!story.state().paths(Key.TIMERS, "", 1).isEmpty()) {
            story.nextTimer();
        }

        assertThat(story.state().entities.keySet())
                .containsExactly("agent/" + Given.AGENT.version(), "mark/topic/3", "partition");
    }

    /// Two steps with a tool, and cancelled in the third.
    private static Story twoSteps() {
        return new Story()
                .admit()
                .asks("read")
                .tool("read", ToolStatus.OK)
                .asks("put")
                .tool("put", ToolStatus.OK)
                .command("c1", CommandKind.CANCEL);
    }

    private static CommandAnswered answer(Story story) {
        return story.events(CommandAnswered.class).getFirst();
    }
}
