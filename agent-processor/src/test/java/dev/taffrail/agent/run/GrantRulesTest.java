package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.CallRegranted;
import dev.taffrail.schemas.event.LateUsage;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RegrantReason;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Reserve, call, settle; and a grant allows one attempt that may be billed.
class GrantRulesTest {
    @Test
    void a_call_goes_out_only_with_its_worst_case_reserved_in_run_and_session() {
        var story = new Story().admit();

        var reserved = story.live().head().budget().reserved();
        assertThat(reserved.completionTokens()).isEqualTo(story.modelCall().maxCompletionTokens());
        assertThat(reserved.promptTokens()).isPositive();
        assertThat(reserved.costMicros()).isPositive();
        assertThat(story.session().budget().reserved()).isEqualTo(reserved);
        assertThat(story.modelCall().billable()).isEqualTo(1);
    }

    @Test
    void an_answer_gives_the_reservation_back_and_charges_what_was_billed() {
        var story = new Story().admit().answers("done");

        assertThat(story.ended().head().budget().reserved()).isEqualTo(Spend.ZERO);
        assertThat(story.ended().head().budget().spent()).isEqualTo(new Spend(1, 20, 10, 60, 0, List.of()));
        assertThat(story.session().budget().spent())
                .isEqualTo(story.ended().head().budget().spent());
    }

    @Test
    void an_attempt_whose_bill_is_unknown_keeps_its_reservation_and_the_next_grant_reserves_again() {
        var story = new Story().admit();
        var worst = story.live().head().budget().reserved();

        story.fails(ModelStatus.UNKNOWN, Billing.UNKNOWN).nextTimer();

        assertThat(story.newCalls()).hasSize(1);
        assertThat(story.modelCall().head().grant()).isEqualTo(2);
        assertThat(story.live().head().budget().spent().totalTokens()).isEqualTo(worst.totalTokens());
        assertThat(story.live().head().budget().reserved()).isEqualTo(worst);
    }

    @Test
    void a_result_that_lists_no_attempt_counts_as_billed_to_the_full() {
        var story = new Story().admit();
        var worst = story.live().head().budget().reserved();

        story.tell(Tell.model(Tell.to(story.modelCall()), ModelStatus.UNKNOWN, List.of(), "", FinishReason.UNKNOWN));

        assertThat(story.live().head().budget().spent().costMicros()).isEqualTo(worst.costMicros());
    }

    @Test
    void a_further_grant_of_a_call_has_the_same_idempotency_key() {
        var story = new Story().admit();
        var first = story.modelCall().head();

        story.loseCallers();

        var second = story.modelCall().head();
        assertThat(second.callId()).isEqualTo(first.callId());
        assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
        assertThat(second.grant()).isEqualTo(2);
        assertThat(second.callSeq()).isGreaterThan(first.callSeq());
    }

    @Test
    void a_lost_call_stays_reserved_until_its_bill_comes_and_then_costs_what_was_billed() {
        var story = new Story().admit();
        var lost = Tell.to(story.modelCall());
        story.loseCallers().answers("done");
        var open = story.ended().head().budget();
        assertThat(open.reserved().totalTokens()).isPositive();

        story.tell(Tell.fails(lost, ModelStatus.FAILED_TRANSIENT, Billing.BILLED));

        assertThat(story.events(LateUsage.class)).hasSize(1);
        assertThat(story.ended().head().budget().reserved()).isEqualTo(Spend.ZERO);
        assertThat(story.ended().head().budget().spent().totalTokens()).isEqualTo(60);
        assertThat(story.session().budget().spent())
                .isEqualTo(story.ended().head().budget().spent());
    }

    @Test
    void a_lost_call_that_never_answers_is_charged_its_reservation_at_its_deadline_and_the_log_says_so() {
        var story = new Story().admit();
        var worst = story.live().head().budget().reserved();
        story.tell(Tell.handedOver(List.of(story.highestSeq()))).command("c1", CommandKind.CANCEL);

        story.nextTimer();

        assertThat(story.ended().head().open()).isEmpty();
        assertThat(story.ended().head().budget().reserved()).isEqualTo(Spend.ZERO);
        assertThat(story.ended().head().budget().spent().costMicros()).isEqualTo(worst.costMicros());
        assertThat(story.events(LateUsage.class)).singleElement().satisfies(late -> {
            assertThat(late.grant()).isEqualTo(1);
            assertThat(late.attempts()).isEmpty();
            assertThat(late.charged()).isEqualTo(worst);
        });
    }

    @Test
    void a_grant_is_settled_once_however_often_its_result_comes() {
        var story = new Story().admit();
        var lost = Tell.to(story.modelCall());
        story.loseCallers().answers("done").tell(Tell.fails(lost, ModelStatus.FAILED_TRANSIENT, Billing.BILLED));
        var settled = story.ended();

        story.tell(Tell.fails(lost, ModelStatus.FAILED_TRANSIENT, Billing.BILLED));

        assertThat(story.effects()).isEmpty();
        assertThat(story.ended()).isEqualTo(settled);
    }

    @Test
    void the_first_accepted_result_wins_and_the_other_grant_is_cancelled_and_charged() {
        var story = new Story().admit();
        var first = story.modelCall();
        var second = story.loseCallers().modelCall();

        story.tell(Tell.answers(Tell.to(first), "from the first grant"));

        assertThat(story.outcome().answer().content()).isEqualTo("from the first grant");
        assertThat(TableText.effects(story.effects()))
                .startsWith("cancel callSeq [" + second.head().callSeq() + "]");
        assertThat(story.ended().head().open())
                .singleElement()
                .satisfies(open -> assertThat(open.grant()).isEqualTo(2));

        story.tell(Tell.answers(Tell.to(second), "too late"));

        assertThat(story.outcomes()).hasSize(1);
        assertThat(story.ended().head().budget().spent().totalTokens()).isEqualTo(60);
        assertThat(story.ended().head().budget().reserved()).isEqualTo(Spend.ZERO);
    }

    @Test
    void a_failure_of_a_lost_grant_does_not_fail_the_call() {
        var story = new Story().admit();
        var first = Tell.to(story.modelCall());
        story.loseCallers();

        story.tell(Tell.fails(first, ModelStatus.FAILED_PERMANENT, Billing.NOT_BILLED));

        assertThat(story.outcomes()).isEmpty();
        assertThat(story.live().head().open()).isEmpty();
    }

    @Test
    void an_answer_of_a_lost_grant_that_was_cut_at_the_agents_own_cap_completes_the_run() {
        var story = new Story().admit(Given.only("total_tokens", 2_700));
        var first = story.modelCall();
        var second = story.loseCallers().modelCall();
        assertThat(first.maxCompletionTokens()).isEqualTo(Given.AGENT.maxCompletionTokens());
        assertThat(second.maxCompletionTokens()).isGreaterThan(0).isLessThanOrEqualTo(first.maxCompletionTokens());
        story.notStarted(NotStartedReason.NOT_NOW);

        story.tell(
                Tell.model(Tell.to(first), ModelStatus.ANSWERED, Tell.billed(Tell.USAGE), "long", FinishReason.LENGTH));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_call_that_was_certainly_not_started_costs_nothing_and_is_granted_again() {
        var story = new Story().admit();
        var worst = story.live().head().budget().reserved();

        story.notStarted(NotStartedReason.STALE);

        assertThat(story.newCalls()).hasSize(1);
        assertThat(story.live().head().budget().spent().totalTokens()).isZero();
        assertThat(story.live().head().budget().reserved()).isEqualTo(worst);
    }

    @Test
    void a_call_that_always_comes_too_late_is_granted_more_and_more_rarely() {
        var story = new Story().admit();
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            story.notStarted(NotStartedReason.STALE);
            waits.add(story.events(CallRegranted.class).getFirst().notBefore() - story.now());
            if (waits.getLast() > 0) {
                story.nextGrant();
            }
        }

        assertThat(waits).containsExactly(0L, 200L, 400L, 800L);
    }

    @Test
    void a_deadline_that_was_handled_leaves_no_timer_in_the_past() {
        var lost = new Story().admit();
        lost.tell(Tell.handedOver(List.of(lost.highestSeq()))).nextGrant();
        lost.timer(); // what is still owed for the lost grant is settled
        assertThat(lost.nextDue()).isGreaterThan(lost.now());

        var late = new Story().admit();
        late.later(late.nextDue() - late.now()).asks("read"); // before the timer has come through the inbox
        assertThat(late.nextDue()).isGreaterThan(late.now());
    }

    @Test
    void a_caller_that_asks_to_come_back_later_is_asked_after_that_time_only() {
        var story = new Story().admit().notStarted(NotStartedReason.NOT_NOW);
        var notBefore = story.events(CallRegranted.class).getFirst().notBefore();
        assertThat(notBefore).isGreaterThan(story.now());

        assertThat(story.timer().newCalls()).isEmpty();
        assertThat(story.nextTimer().newCalls()).hasSize(1);
        assertThat(story.now()).isGreaterThanOrEqualTo(notBefore);
    }

    @Test
    void a_caller_without_the_prefix_gets_the_whole_conversation_with_the_next_grant() {
        var story = new Story().admit().asks("read").tool("read", ToolStatus.OK);
        assertThat(story.modelCall().prefixCount()).isEqualTo(1);

        story.notStarted(NotStartedReason.NEEDS_PREFIX);

        assertThat(story.events(CallRegranted.class).getFirst().reason()).isEqualTo(RegrantReason.NEEDS_PREFIX);
        assertThat(story.modelCall().prefixCount()).isZero();
        assertThat(story.modelCall().added()).hasSize(3);
        assertThat(story.modelCall().chainHash()).isEqualTo(story.session().chainHash());
    }

    @Test
    void the_whole_prefix_is_not_forgotten_while_the_run_is_paused() {
        var story = new Story()
                .admit()
                .asks("read")
                .tool("read", ToolStatus.OK)
                .command("c1", CommandKind.PAUSE)
                .notStarted(NotStartedReason.NEEDS_PREFIX);
        assertThat(story.newCalls()).isEmpty();

        story.command("c2", CommandKind.RESUME);

        assertThat(story.modelCall().prefixCount()).isZero();
    }

    @Test
    void a_call_carries_only_what_was_added_since_the_last_one() {
        var story = new Story().admit().asks("read").tool("read", ToolStatus.OK);

        assertThat(story.modelCall().prefixCount()).isEqualTo(1);
        assertThat(story.modelCall().added())
                .extracting(message -> message.role().name())
                .containsExactly("ASSISTANT", "TOOL");
    }

    @Test
    void usage_above_the_reservation_is_charged_in_full_flagged_and_stops_the_run() {
        var story = new Story().admit(Given.only("total_tokens", 5_000));

        overspend(story, "read");

        assertThat(story.events(ModelStep.class))
                .singleElement()
                .satisfies(step -> assertThat(step.overspent()).isTrue());
        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().spent().promptTokens()).isEqualTo(9_000);
        assertThat(story.session().budget().spent().promptTokens()).isEqualTo(9_000);
        assertThat(story.newCalls()).isEmpty();
    }

    @Test
    void it_stops_the_run_also_when_a_message_waits() {
        var story = new Story().admit().command("c1", CommandKind.MESSAGE);

        overspend(story);

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
    }

    @Test
    void it_stops_the_run_also_when_the_call_failed() {
        var story = new Story().admit();

        story.tell(Tell.model(
                Tell.to(story.modelCall()),
                ModelStatus.FAILED_TRANSIENT,
                Tell.billed(new TokenUsage(9_000, 10, 0, 0, 0)),
                "",
                FinishReason.UNKNOWN));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().spent().promptTokens()).isEqualTo(9_000);
    }

    @Test
    void it_stops_the_run_also_when_the_bill_comes_late() {
        var story = new Story().admit();
        var lost = Tell.to(story.modelCall());
        story.loseCallers();

        story.tell(Tell.model(
                lost,
                ModelStatus.FAILED_TRANSIENT,
                Tell.billed(new TokenUsage(9_000, 10, 0, 0, 0)),
                "",
                FinishReason.UNKNOWN));

        assertThat(TableText.effects(story.effects())).contains("audit budget.overspent");
        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().spent().promptTokens()).isEqualTo(9_000);
    }

    private static void overspend(Story story, String... tools) {
        var result = new ModelResult(
                Tell.to(story.modelCall()),
                ModelStatus.ANSWERED,
                Tell.billed(new TokenUsage(9_000, 10, 0, 0, 0)),
                Text.of("so", Origin.MODEL),
                Tell.requests(tools),
                FinishReason.STOP,
                0,
                "",
                0,
                5);
        story.tell(Tell.returned(result));
    }
}
