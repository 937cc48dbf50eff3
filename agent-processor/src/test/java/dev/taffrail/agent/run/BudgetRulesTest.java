package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.budget.ModelCost;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.message.Role;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Dimension;
import dev.taffrail.schemas.run.LimitHit;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Scope;
import dev.taffrail.schemas.run.ToolLimit;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every limit stops a run before it is passed, and says which one it was.
class BudgetRulesTest {
    @Test
    void the_completion_cap_shrinks_to_what_is_left() {
        var story = new Story().admit(Given.only("completion_tokens", 300));

        assertThat(story.modelCall().maxCompletionTokens()).isEqualTo(300);
    }

    @Test
    void an_answer_cut_at_a_shrunk_cap_ends_the_run_with_the_partial_answer() {
        var story = new Story().admit(Given.only("completion_tokens", 300));

        story.tell(Tell.model(
                Tell.to(story.modelCall()),
                ModelStatus.ANSWERED,
                Tell.billed(Tell.USAGE),
                "so far",
                FinishReason.LENGTH));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().answer().content()).isEqualTo("so far");
        assertThat(story.outcome().checkpoint()).isEqualTo(1);
        assertThat(story.outcome().resumable()).isTrue();
        assertHit(story.outcome().limit(), Scope.RUN, Dimension.COMPLETION_TOKENS);
    }

    /// The answer is there; what cut it is what its user has to raise.
    @Test
    void an_answer_that_tokens_cut_names_them_even_when_the_time_is_over_as_well() {
        var limits = LimitWords.with(Given.only("completion_tokens", 300), "wall_clock_millis", 10_000);
        var story = new Story().admit(limits).later(10_000);

        story.tell(Tell.model(
                Tell.to(story.modelCall()),
                ModelStatus.ANSWERED,
                Tell.billed(Tell.USAGE),
                "so far",
                FinishReason.LENGTH));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertHit(story.outcome().limit(), Scope.RUN, Dimension.COMPLETION_TOKENS);
    }

    @Test
    void an_iteration_that_no_budget_covered_a_model_call_for_is_none() {
        var story = new Story()
                .admit(Given.only("completion_tokens", ModelCost.LEAST_COMPLETION_TOKENS))
                .asks("read")
                .tool("read", ToolStatus.OK);

        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().spent().iterations()).isEqualTo(1);
        assertThat(story.outcome().checkpoint()).isEqualTo(1);
    }

    @Test
    void an_answer_cut_at_the_agents_own_cap_is_an_answer() {
        var story = new Story().admit();

        story.tell(Tell.model(
                Tell.to(story.modelCall()),
                ModelStatus.ANSWERED,
                Tell.billed(Tell.USAGE),
                "so far",
                FinishReason.LENGTH));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(story.outcome().detail()).contains("max_completion_tokens");
    }

    @Test
    void a_prompt_is_bounded_by_bytes_first_and_by_the_providers_count_afterwards() {
        var story = new Story().admit();
        var byBytes = story.live().head().budget().reserved().promptTokens();

        story.asks("read").tool("read", ToolStatus.OK);

        var result = "result".length() + 16;
        assertThat(byBytes).isGreaterThan(Given.AGENT.instructions().length());
        assertThat(story.live().head().budget().reserved().promptTokens()).isEqualTo(20 + 10 + result);
    }

    @Test
    void iterations_are_limited() {
        var story = new Story().admit(Given.only("iterations", 1)).asks("read").tool("read", ToolStatus.OK);

        assertExhausted(story, Scope.RUN, Dimension.ITERATIONS);
        assertThat(story.outcome().checkpoint()).isEqualTo(1);
    }

    @Test
    void prompt_tokens_are_limited() {
        assertExhausted(new Story().admit(Given.only("prompt_tokens", 100)), Scope.RUN, Dimension.PROMPT_TOKENS);
    }

    @Test
    void total_tokens_are_limited() {
        assertExhausted(new Story().admit(Given.only("total_tokens", 100)), Scope.RUN, Dimension.TOTAL_TOKENS);
    }

    @Test
    void cost_is_limited() {
        var story = new Story().admit(Given.only("cost_micros", 1_000));
        assertThat(story.modelCall().maxCompletionTokens()).isLessThan(250);

        story.asks("read")
                .tool("read", ToolStatus.OK)
                .fails(ModelStatus.UNKNOWN, Billing.UNKNOWN)
                .nextTimer();

        assertExhausted(story, Scope.RUN, Dimension.COST_MICROS);
    }

    @Test
    void tool_calls_are_limited() {
        var story = new Story().admit(Given.only("tool_calls", 1)).asks("read", "read");

        assertExhausted(story, Scope.RUN, Dimension.TOOL_CALLS);
    }

    @Test
    void calls_of_one_tool_are_limited() {
        var limits = new Limits(0, 0, 0, 0, 0, 0, 0, List.of(new ToolLimit("send", 1)), 0, 0);
        var story = new Story()
                .admit(limits)
                .asks("send")
                .tool("send", ToolStatus.OK)
                .asks("read")
                .tool("read", ToolStatus.OK);
        assertThat(story.outcomes()).isEmpty();

        story.asks("send");

        assertExhausted(story, Scope.RUN, Dimension.TOOL_CALLS);
        assertThat(story.outcome().detail()).contains("send");
    }

    @Test
    void the_session_limits_all_its_runs_together() {
        var session = Given.only("iterations", 1);
        var story = new Story().tell(Tell.admitted(Story.run("first"), Given.AGENT, Given.LIMITS, session));
        story.tell(Tell.answers(Tell.to(story.calls().getLast()), "done"));

        story.tell(Tell.admitted(Story.RUN, Given.AGENT, Given.LIMITS, session));

        assertExhausted(story, Scope.SESSION, Dimension.ITERATIONS);
    }

    @Test
    void a_run_of_a_session_out_of_budget_goes_on_when_its_resume_adds_to_it() {
        var session = Given.only("iterations", 1);
        var story = new Story().tell(Tell.admitted(Story.RUN, Given.AGENT, Given.LIMITS, session));
        story.asks("read").tool("read", ToolStatus.OK);
        assertExhausted(story, Scope.SESSION, Dimension.ITERATIONS);

        story.resume("c1", Given.only("iterations", 2), 0);

        assertThat(story.newCalls()).hasSize(1);
        assertThat(story.session().budget().limits().iterations()).isEqualTo(3);
    }

    @Test
    void the_time_of_a_leg_is_limited_and_time_between_legs_does_not_count() {
        var story = new Story()
                .admit(Given.only("wall_clock_millis", 10_000))
                .later(4_000)
                .command("c1", CommandKind.CANCEL)
                .later(3_600_000)
                .resume("c2", Limits.NONE, 0);
        assertThat(story.later(5_999).timer().outcomes()).hasSize(1);

        story.later(1).timer();

        assertThat(story.outcome().status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(story.outcome().reason()).isEqualTo(Reason.DEADLINE);
        assertHit(story.outcome().limit(), Scope.RUN, Dimension.WALL_CLOCK_MILLIS);
    }

    @Test
    void a_leg_for_which_no_time_is_left_ends_without_any_call() {
        var story = new Story().admit(Given.only("wall_clock_millis", 10_000));
        story.later(10_000).timer();
        long spent = story.ended().head().budget().spent().iterations();

        story.resume("c1", Limits.NONE, 0);

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.outcome().status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(story.outcome().leg()).isEqualTo(2);
        assertThat(story.ended().head().budget().spent().iterations()).isEqualTo(spent);
    }

    @Test
    void no_tool_starts_after_the_time_of_the_run() {
        var story = new Story().admit(Given.only("wall_clock_millis", 10_000)).later(10_000);

        story.asks("read");

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.outcome().status()).isEqualTo(RunStatus.TIMED_OUT);
    }

    @Test
    void failures_in_a_row_are_limited_whether_of_models_or_of_tools() {
        var story = new Story()
                .admit(Given.only("consecutive_failures", 2))
                .asks("read")
                .tool("read", ToolStatus.FAILED);

        story.fails(ModelStatus.FAILED_TRANSIENT, Billing.NOT_BILLED);

        assertThat(story.outcome().status()).isEqualTo(RunStatus.FAILED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.TOO_MANY_FAILURES);
    }

    @Test
    void a_call_that_its_caller_refused_to_start_costs_nothing_and_is_no_failure() {
        var limits = LimitWords.with(Given.only("tool_calls", 1), "consecutive_failures", 1);
        var story = new Story().admit(limits).asks("read");

        story.tool("read", ToolStatus.REFUSED);

        assertThat(story.outcomes()).isEmpty();
        assertThat(story.events(ToolStep.class))
                .singleElement()
                .extracting(ToolStep::status)
                .isEqualTo(ToolStatus.REFUSED);
        assertThat(story.live().head().budget().spent().toolCalls()).isZero();
        assertThat(story.asks("read").toolCall("read").head().step()).isEqualTo(2);
    }

    @Test
    void a_success_ends_the_row_of_failures() {
        var story = new Story()
                .admit(Given.only("consecutive_failures", 2))
                .asks("read")
                .tool("read", ToolStatus.FAILED)
                .asks("read")
                .tool("read", ToolStatus.FAILED);

        assertThat(story.outcomes()).isEmpty();
        assertThat(story.live().head().failures()).isEqualTo(1);
    }

    @Test
    void requests_for_tools_that_do_not_fit_are_explained_as_often_as_the_agent_allows() {
        var story = new Story().admit().asks("!read").asks("nothing");
        assertThat(story.conversation()).contains("TOOL missing: path", "TOOL there is no tool named nothing");
        assertThat(story.outcomes()).isEmpty();

        story.asks("!read");

        assertThat(story.outcome().reason()).isEqualTo(Reason.TOO_MANY_FAILURES);
        assertThat(story.conversation()).last().isEqualTo("TOOL missing: path");
    }

    @Test
    void a_good_request_makes_the_count_of_repairs_start_again() {
        var story = new Story()
                .admit()
                .asks("!read")
                .asks("!read")
                .asks("read")
                .tool("read", ToolStatus.OK)
                .asks("!read");

        assertThat(story.outcomes()).isEmpty();
    }

    @Test
    void a_conversation_larger_than_one_call_may_carry_ends_the_run() {
        var story = new Story()
                .tell(Tell.admitted(Story.RUN, Given.AGENT, Limits.NONE, Limits.NONE))
                .asks("read");

        story.tell(Tell.returned(new ToolResult(
                Tell.to(story.toolCall("read")),
                ToolStatus.OK,
                Text.of("x".repeat(Math.toIntExact(Rules.CALL_BYTES)), Origin.TOOL),
                0,
                5)));

        assertThat(story.outcome().reason()).isEqualTo(Reason.PAYLOAD_TOO_LARGE);
    }

    @Test
    void reads_run_side_by_side_and_everything_else_behind_them_one_by_one() {
        var story = new Story().admit().asks("send", "read", "read", "read");
        assertThat(tools(story)).containsExactly("read", "read");

        story.tell(Tell.tool(Tell.to(story.newCalls().getFirst()), ToolStatus.OK));
        assertThat(tools(story)).containsExactly("read");

        story.tell(Tell.tool(Tell.to(story.calls().get(2)), ToolStatus.OK));
        assertThat(tools(story)).isEmpty();

        story.tell(Tell.tool(Tell.to(story.calls().get(3)), ToolStatus.OK));
        assertThat(tools(story)).containsExactly("send");
    }

    @Test
    void results_stand_in_the_order_of_the_requests_whatever_came_first() {
        var story = new Story().admit().asks("read", "read");
        var first = story.newCalls().getFirst();
        var second = story.newCalls().getLast();

        story.tell(Tell.tool(Tell.to(second), ToolStatus.FAILED)).tell(Tell.tool(Tell.to(first), ToolStatus.OK));

        var roles = story.modelCall().added().stream()
                .filter(message -> message.role() == Role.TOOL)
                .toList();
        assertThat(roles).extracting(message -> message.error()).containsExactly(false, true);
    }

    private static List<String> tools(Story story) {
        return story.newCalls().stream()
                .filter(ToolCall.class::isInstance)
                .map(call -> ((ToolCall) call).tool())
                .toList();
    }

    private static void assertExhausted(Story story, Scope scope, Dimension dimension) {
        assertThat(story.outcome().status()).isEqualTo(RunStatus.BUDGET_EXHAUSTED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.LIMIT_REACHED);
        assertHit(story.outcome().limit(), scope, dimension);
    }

    private static void assertHit(@Nullable LimitHit hit, Scope scope, Dimension dimension) {
        assertThat(hit).isNotNull().satisfies(it -> {
            assertThat(it.scope()).isEqualTo(scope);
            assertThat(it.dimension()).isEqualTo(dimension);
        });
    }
}
