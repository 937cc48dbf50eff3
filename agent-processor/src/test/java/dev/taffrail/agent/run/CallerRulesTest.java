package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.CallerTakeover;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.CallEscalated;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Lost callers: what may be repeated is granted again, what must not is never started twice.
class CallerRulesTest {
    @Test
    void a_take_over_loses_every_call_up_to_its_sequence() {
        var story = new Story().admit().asks("read", "read");

        story.tell(Tell.tookOver(story.highestSeq() - 1));

        assertThat(story.newCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.head().grant()).isEqualTo(2));
    }

    @Test
    void a_repeated_take_over_changes_nothing_since_a_new_grant_has_a_higher_sequence() {
        var story = new Story().admit();
        var upto = story.highestSeq();
        story.tell(Tell.tookOver(upto));

        story.tell(Tell.tookOver(upto));

        assertThat(story.effects()).isEmpty();
    }

    @Test
    void a_take_over_that_comes_after_the_answer_changes_nothing() {
        var story = new Story().admit();
        var upto = story.highestSeq();
        story.asks("read");

        story.tell(Tell.tookOver(upto));

        assertThat(story.effects()).isEmpty();
    }

    @Test
    void statements_of_external_workers_are_not_about_our_calls() {
        var story = new Story().admit();

        story.tell(source -> new CallersTookOver(source, new CallerTakeover(Story.PARTITION, "partner", "i", 100)));

        assertThat(story.effects()).isEmpty();
        assertThat(story.live().phase()).isInstanceOf(Phase.Thinking.class);
    }

    @Test
    void a_call_that_was_handed_over_survives_the_take_over_and_its_answer_counts() {
        var story = new Story().admit();
        var call = story.modelCall();
        story.tell(Tell.handedOver(List.of(call.head().callSeq()))).loseCallers();
        assertThat(story.effects()).isEmpty();

        story.tell(Tell.answers(Tell.to(call), "done"));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_call_that_was_handed_over_is_lost_at_its_deadline() {
        var story = new Story().admit();
        story.tell(Tell.handedOver(List.of(story.highestSeq())));

        story.nextTimer();

        assertThat(story.events(CallRegranted.class))
                .singleElement()
                .satisfies(again -> assertThat(again.reason()).isEqualTo(RegrantReason.DEADLINE));
    }

    @Test
    void a_call_that_comes_back_to_the_caller_that_handed_it_over_is_lost_with_that_caller() {
        var story = new Story().admit();
        long seq = story.highestSeq();
        story.tell(Tell.handedOver(List.of(seq))).tell(Tell.tookBack(seq));
        assertThat(story.newCalls()).isEmpty();

        story.tell(Tell.tookOver(seq));

        assertThat(story.events(CallRegranted.class))
                .singleElement()
                .satisfies(again -> assertThat(again.reason()).isEqualTo(RegrantReason.LOST));
    }

    @Test
    void a_call_that_was_handed_over_stays_when_others_take_the_partition_in_turn() {
        var story = new Story().admit();
        long seq = story.highestSeq();
        story.tell(Tell.handedOver(List.of(seq))).tell(Tell.tookOver(seq)).tell(Tell.tookOver(seq));

        assertThat(story.newCalls()).isEmpty();
    }

    @Test
    void a_call_that_a_caller_claimed_is_lost_at_its_deadline_and_not_before() {
        var story = new Story().admit();
        var deadline = Rules.VALID_FOR + Given.AGENT.modelTimeoutMillis() + Rules.RESULT_SLACK;
        story.tell(Tell.handedOver(List.of(story.highestSeq())));

        assertThat(story.later(deadline - 1).timer().newCalls()).isEmpty();
        assertThat(story.later(1).timer().newCalls()).hasSize(1);
    }

    /// Neither a charge nor another grant, however long nobody is there; the one that comes back tells.
    @Test
    void a_call_that_nobody_claimed_waits_for_callers_to_come_back_and_costs_nothing_until_then() {
        var story = new Story().admit();
        var call = story.modelCall();
        var reserved = story.live().head().budget().reserved();

        for (int minutes = 0; minutes < 9; minutes++) {
            story.later(60_000).timer();
        }
        assertThat(story.events(CallRegranted.class)).isEmpty();
        assertThat(story.events(LateUsage.class)).isEmpty();
        assertThat(story.live().head().budget().reserved()).isEqualTo(reserved);

        story.tell(Tell.tookOver(0)).tell(Tell.notStarted(Tell.to(call), NotStartedReason.STALE));

        assertThat(story.newCalls()).hasSize(1);
        assertThat(story.live().head().budget().spent().totalTokens()).isZero();
    }

    @Test
    void a_withdrawn_call_that_nobody_claimed_is_not_charged_at_its_deadline() {
        var story = new Story().admit().command("c1", CommandKind.CANCEL);
        var reserved = story.ended().head().budget().reserved();
        assertThat(reserved.totalTokens()).isPositive();

        story.later(3_600_000).timer();
        assertThat(story.ended().head().budget().reserved()).isEqualTo(reserved);

        story.tell(Tell.tookOver(story.highestSeq())).nextTimer();
        assertThat(story.ended().head().budget().reserved().totalTokens()).isZero();
        assertThat(story.events(LateUsage.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "put"})
    void a_lost_call_of_a_tool_that_may_be_repeated_is_granted_again(String tool) {
        var story = new Story().admit().asks(tool);

        story.loseCallers();

        assertThat(story.toolCall(tool).head().grant()).isEqualTo(2);
        assertThat(story.live().head().budget().reserved().toolCalls()).isEqualTo(2);
    }

    @Test
    void a_lost_call_that_must_not_be_repeated_ends_the_run_with_its_outcome_unknown() {
        var story = new Story().admit().asks("send");

        story.loseCallers();

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.events(CallEscalated.class)).hasSize(1);
        assertThat(story.outcome().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
        assertThat(TableText.effects(story.effects())).contains("audit call.outcome_unknown");
        assertThat(story.conversation())
                .last()
                .asString()
                .startsWith("TOOL outcome unknown: send may or may not have taken effect");
    }

    @Test
    void an_agent_may_want_its_model_to_be_told_instead() {
        var story = new Story().admit(Given.agent(UnknownOutcome.TELL_MODEL)).asks("send");

        story.loseCallers();

        assertThat(story.outcomes()).isEmpty();
        assertThat(story.newCalls()).hasSize(1);
        assertThat(story.modelCall().added())
                .last()
                .satisfies(message -> assertThat(message.text().content()).startsWith("outcome unknown"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolStatus.class,
            names = {"TIMED_OUT", "CANCELLED", "UNKNOWN"})
    void so_does_a_once_call_whose_worker_cannot_say_whether_it_happened(ToolStatus status) {
        var story = new Story().admit().asks("send").tool("send", status);

        assertThat(story.outcome().reason()).isEqualTo(Reason.OUTCOME_UNKNOWN);
    }

    @Test
    void the_late_result_of_an_escalated_call_starts_nothing() {
        var story = new Story().admit(Given.agent(UnknownOutcome.TELL_MODEL)).asks("send");
        var lost = Tell.to(story.toolCall("send"));
        story.loseCallers();
        var before = story.conversation();

        story.tell(Tell.tool(lost, ToolStatus.OK));

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.conversation()).isEqualTo(before);
        assertThat(story.live().head().budget().spent().toolCalls()).isEqualTo(1);
    }

    @Test
    void a_once_call_that_was_certainly_not_started_is_granted_again() {
        var story = new Story().admit().asks("send").notStarted(NotStartedReason.CLAIM_UNCLEAR);

        assertThat(story.toolCall("send").head().grant()).isEqualTo(2);
    }

    @Test
    void a_once_call_that_failed_is_told_to_the_model_and_not_repeated() {
        var story = new Story().admit().asks("send").tool("send", ToolStatus.FAILED_TRANSIENT);

        assertThat(story.conversation()).last().isEqualTo("TOOL result");
        assertThat(story.newCalls()).singleElement().isInstanceOf(ModelCall.class);
    }

    @Test
    void a_read_that_keeps_failing_is_told_to_the_model_after_its_last_grant() {
        var story = new Story().admit().asks("read");
        for (var grant = 1; grant < Rules.TOOL_GRANTS; grant++) {
            story.tool("read", ToolStatus.FAILED_TRANSIENT).nextGrant();
        }
        assertThat(story.toolCall("read").head().grant()).isEqualTo(Rules.TOOL_GRANTS);

        story.tool("read", ToolStatus.FAILED_TRANSIENT);

        assertThat(story.conversation()).last().isEqualTo("TOOL result");
    }

    @Test
    void a_result_on_an_external_lane_is_not_a_result_of_our_call() {
        var story = new Story().admit().asks("send");
        var result = new ToolResult(Tell.to(story.toolCall("send")), ToolStatus.OK, Text.EMPTY, 0, 0);

        story.tell(Tell.returned(result, "partner", List.of()));

        assertThat(story.effects()).isEmpty();
    }
}
