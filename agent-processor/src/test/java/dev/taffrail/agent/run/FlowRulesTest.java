package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import dev.taffrail.schemas.call.ToolCall;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.event.ToolStep;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.FlowRule;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What may not be done after untrusted content, whatever the content says.
class FlowRulesTest {
    private static final FlowRule RULE = new FlowRule(
            "effect-after-untrusted",
            List.of(Origin.EXTERNAL, Origin.UNKNOWN),
            List.of(dev.taffrail.schemas.agent.Effect.ONCE),
            true,
            List.of("note"),
            true);

    /// Tools by what they do: `mail` reads what others wrote, `fetch` sends outside, `send` cannot be taken back.
    private static final AgentDefinition AGENT = with(List.of(
            tool("read", dev.taffrail.schemas.agent.Effect.READ_ONLY, Returns.OWN, Egress.NONE),
            tool("mail", dev.taffrail.schemas.agent.Effect.READ_ONLY, Returns.EXTERNAL, Egress.NONE),
            tool("fetch", dev.taffrail.schemas.agent.Effect.READ_ONLY, Returns.EXTERNAL, Egress.OUTSIDE),
            tool("put", dev.taffrail.schemas.agent.Effect.IDEMPOTENT, Returns.OWN, Egress.NONE),
            tool("note", dev.taffrail.schemas.agent.Effect.ONCE, Returns.OWN, Egress.NONE),
            tool("send", dev.taffrail.schemas.agent.Effect.ONCE, Returns.OWN, Egress.NONE),
            tool("silent", dev.taffrail.schemas.agent.Effect.UNKNOWN, Returns.UNKNOWN, Egress.UNKNOWN)));

    @ParameterizedTest
    @ValueSource(strings = {"send", "fetch", "silent"})
    void effects_and_egress_are_refused_after_untrusted_content(String tool) {
        var story = after("mail");

        story.asks(tool);

        assertThat(toolCalls(story)).isEmpty();
        assertThat(story.events(ToolStep.class)).singleElement().satisfies(step -> {
            assertThat(step.tool()).isEqualTo(tool);
            assertThat(step.status()).isEqualTo(ToolStatus.REFUSED);
            assertThat(step.grant()).isZero();
            assertThat(step.verdicts()).singleElement().satisfies(verdict -> {
                assertThat(verdict.rule()).isEqualTo(RULE.name());
                assertThat(verdict.policy()).isEqualTo(Given.POLICY);
                assertThat(verdict.action()).isEqualTo(Action.REJECT);
                assertThat(verdict.source()).isEqualTo("tool_arguments:" + tool);
            });
        });
        assertThat(story.effects())
                .filteredOn(Effect.Audit.class::isInstance)
                .extracting(effect -> ((Effect.Audit) effect).event().type())
                .containsExactly("guardrail.flow_refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read", "mail", "put", "note"})
    void what_changes_nothing_and_what_the_rule_excepts_goes_on(String tool) {
        var story = after("mail");

        story.asks(tool);

        assertThat(toolCalls(story)).containsExactly(tool);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "fetch"})
    void nothing_is_refused_after_our_own_data(String tool) {
        var story = after("read");

        story.asks(tool);

        assertThat(toolCalls(story)).containsExactly(tool);
    }

    @Test
    void the_model_is_told_why_and_goes_on() {
        var story = after("mail");

        story.asks("send");

        assertThat(story.conversation().getLast())
                .startsWith("TOOL not executed: the policy's rule effect-after-untrusted stops send, which cannot be"
                        + " taken back, since this conversation holds content that is not trusted.")
                .contains("approval of a person");
        assertThat(story.modelCall().head().step()).isEqualTo(3);
        assertThat(story.answers("Somebody should send it.").outcome().status()).isEqualTo(RunStatus.COMPLETED);
    }

    /// What the model had not read cannot have made it ask.
    @Test
    void a_call_that_was_asked_for_together_with_the_content_goes_on() {
        var story = start().asks("mail", "send").tool("mail", ToolStatus.OK);

        assertThat(toolCalls(story)).containsExactly("send");
    }

    @Test
    void only_the_refused_ones_of_an_answer_are_refused() {
        var story = after("mail").asks("send", "read");

        assertThat(toolCalls(story)).containsExactly("read");
        story.tool("read", ToolStatus.OK);
        assertThat(story.conversation()).contains("TOOL result").hasSize(6);
        assertThat(story.newCalls()).hasSize(1);
    }

    @Test
    void the_label_is_the_tools_whatever_the_caller_says() {
        var story = after("mail");

        assertThat(origins(story)).containsExactly(Origin.USER, Origin.UNKNOWN, Origin.EXTERNAL);
        assertThat(after("silent").session().holds(Origin.EXTERNAL)).isTrue();
        assertThat(after("read").session().holds(Origin.EXTERNAL)).isFalse();
    }

    @Test
    void what_the_runtime_says_in_the_place_of_a_result_is_trusted() {
        var story = start().asks("mail");
        var call = story.toolCall("mail");
        story.tell(Tell.returned(new dev.taffrail.schemas.call.ToolResult(
                Tell.to(call), ToolStatus.FAILED, Text.of("[withheld: by policy x]", Origin.RUNTIME), 0, 5)));

        assertThat(toolCalls(story.asks("send"))).containsExactly("send");
    }

    @Test
    void a_failed_call_brings_its_content_too() {
        var story = start().asks("mail").tool("mail", ToolStatus.FAILED);

        assertThat(toolCalls(story.asks("send"))).isEmpty();
    }

    @Test
    void the_next_run_of_the_session_and_the_next_leg_have_read_it_too() {
        var story = after("mail");
        story.command("stop", CommandKind.CANCEL).resume("again", Limits.NONE, 0);

        assertThat(toolCalls(story.asks("send"))).isEmpty();

        story.answers("done").tell(admitted(Story.run("next")));
        var next = story.calls().getLast();
        story.tell(Tell.asks(Tell.to(next), "send"));
        assertThat(toolCalls(story)).isEmpty();
    }

    @Test
    void a_leg_that_goes_back_before_the_content_has_not_read_it() {
        var story =
                start().asks("read").tool("read", ToolStatus.OK).asks("mail").tool("mail", ToolStatus.OK);
        story.command("stop", CommandKind.CANCEL).resume("again", Limits.NONE, 1);

        assertThat(toolCalls(story.asks("send"))).containsExactly("send");
    }

    @ParameterizedTest
    @CsvSource({"'', send", "user, send"})
    void the_rule_of_the_runs_policy_counts(String origin, String tool) {
        var flows = origin.isEmpty()
                ? List.<FlowRule>of()
                : List.of(new FlowRule("user", List.of(Origin.USER), RULE.effects(), false, List.of(), false));
        var story = new Story().tell(admitted(Story.RUN, flows)).asks(tool);

        assertThat(toolCalls(story)).hasSize(origin.isEmpty() ? 1 : 0);
    }

    private static Story start() {
        return new Story().tell(admitted(Story.RUN));
    }

    /// A run whose first step called this tool.
    private static Story after(String tool) {
        return start().asks(tool).tool(tool, ToolStatus.OK);
    }

    private static Tell admitted(RunKey run) {
        return admitted(run, List.of(RULE));
    }

    private static Tell admitted(RunKey run, List<FlowRule> flows) {
        return source -> {
            var admitted = (RunAdmitted) Tell.admitted(run, AGENT, Given.LIMITS, Given.SESSION_LIMITS)
                    .from(source);
            return new RunAdmitted(
                    source,
                    run,
                    AGENT,
                    admitted.input(),
                    admitted.limits(),
                    admitted.sessionLimits(),
                    admitted.labels(),
                    admitted.principal(),
                    admitted.traceparent(),
                    null,
                    List.of(),
                    admitted.policy(),
                    flows,
                    Concurrency.NONE);
        };
    }

    /// The tools whose calls the latest event let out.
    private static List<String> toolCalls(Story story) {
        return story.newCalls().stream()
                .flatMap(call -> call instanceof ToolCall tool ? Stream.of(tool.tool()) : Stream.empty())
                .toList();
    }

    private static List<Origin> origins(Story story) {
        return Conversation.read(
                        new Draft(story.state(), story.lastInput()),
                        Story.RUN,
                        0,
                        story.session().messages())
                .stream()
                .map(message -> message.text().origin())
                .toList();
    }

    private static ToolDefinition tool(
            String name, dev.taffrail.schemas.agent.Effect effect, Returns returns, Egress egress) {
        return new ToolDefinition(name, "", "{}", effect, 10_000, "", returns, egress);
    }

    private static AgentDefinition with(List<ToolDefinition> tools) {
        var agent = Given.AGENT;
        return new AgentDefinition(
                "mailer",
                "",
                agent.model(),
                agent.instructions(),
                tools,
                agent.limits(),
                agent.sessionLimits(),
                agent.maxCompletionTokens(),
                agent.modelTimeoutMillis(),
                agent.parallelTools(),
                agent.repairs(),
                agent.onUnknownOutcome(),
                agent.price());
    }
}
