package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.guardrail.intake.Listed;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.form.RequestCheck;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The largest policy, with the longest names, and texts in which each of its rules finds more than a verdict lists:
/// whatever is found, the record fits into the inbox, and what is said of it into the audit.
class LargestRecordsTest {
    /// What every rule finds, more often than a verdict lists.
    private static final String FOUND = " zq".repeat(100);
    /// Found behind as much text as there is room for, where offsets are longest.
    private static final String LONG = "x".repeat(Topics.INLINE_TEXT_BYTES - 20_000) + FOUND;

    private static final RunKey RUN = new RunKey("default", "s1", "r1");
    private static final String TOOL = "zq." + "t".repeat(Names.MAX_LENGTH - 3);
    /// As many as a caller passes on of one answer.
    private static final int CALLS = 64;

    private final Policy policy = largest("warn");

    @AutoClose
    private final GateDriver gate = new GateDriver(policy).register(agent("helper"));

    private static Policy largest(String lastAction) {
        return PolicyFile.parse("largest", text(PolicyFile.MAX_RULES, lastAction));
    }

    private static String text(int rules, String lastAction) {
        return IntStream.rangeClosed(1, rules)
                .mapToObj(rule -> rule(rule, rule < rules ? "warn" : lastAction))
                .collect(Collectors.joining("", "name: " + "n".repeat(Names.MAX_LENGTH) + "\nrules:\n", ""));
    }

    private static String rule(int number, String action) {
        String name = "r%03d".formatted(number);
        return """
                  - name: %s
                    kind: pattern
                    patterns: [zq]
                    hints: [zq]
                    actions: {request: %s, command: %s, answer: %s, tool_arguments: %s, tool_result: %s}
                """.formatted(
                        name + "-".repeat(Names.MAX_LENGTH - name.length()), action, action, action, action, action);
    }

    @Test
    void a_request_with_all_its_labels_is_admitted() {
        gate.request(request(RequestCheck.MAX_LABELS, LONG));

        assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, run -> {
            assertThat(run.input().content()).isEqualTo(LONG);
            assertThat(run.verdicts()).hasSize(Listed.IN_THE_INBOX);
        });
    }

    @Test
    void nothing_is_looked_for_in_the_labels_of_one_that_has_too_many() {
        gate.request(request(20_000, "Hello"));

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
            assertThat(refused.verdicts())
                    .hasSize(PolicyFile.MAX_RULES)
                    .extracting(Verdict::source)
                    .containsOnly("request/principal");
        });
        assertThat(gate.audits())
                .singleElement()
                .satisfies(audit -> assertThat(audit.verdicts()).hasSize(Listed.IN_THE_AUDIT));
    }

    @Test
    void one_that_a_rule_refuses_is_refused_with_the_strictest_verdicts() {
        var strict = largest("reject");
        try (var strictGate = new GateDriver(strict).register(agent("helper"))) {
            strictGate.request(request(RequestCheck.MAX_LABELS, LONG));

            assertThat(strictGate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.GUARDRAIL);
                assertThat(refused.verdicts())
                        .hasSize(Listed.IN_THE_INBOX)
                        .extracting(Verdict::action)
                        .startsWith(Action.REJECT);
            });
        }
    }

    @Test
    void a_command_passes() {
        gate.command(new RunCommand(
                "c1",
                "",
                "s1",
                "r1",
                CommandKind.MESSAGE,
                FOUND,
                Text.of(LONG, Origin.USER),
                Limits.NONE,
                0,
                "zq".repeat(100),
                ""));

        assertThat(gate.event()).isInstanceOfSatisfying(CommandReceived.class, command -> {
            assertThat(command.text().content()).isEqualTo(LONG);
            assertThat(command.verdicts()).hasSize(Listed.IN_A_COMMAND);
        });
    }

    @Test
    void an_answer_with_the_arguments_of_all_its_calls_passes() {
        gate.report(answer(policy));

        assertThat(gate.event()).isInstanceOfSatisfying(ModelReturned.class, returned -> {
            assertThat(returned.result().status()).isEqualTo(ModelStatus.ANSWERED);
            assertThat(returned.result().toolRequests()).hasSize(CALLS);
            assertThat(returned.verdicts()).hasSize(Listed.IN_THE_INBOX);
        });
    }

    @Test
    void what_rejects_is_listed_wherever_it_stands() {
        var strict = largest("reject");
        try (var strictGate = new GateDriver(strict)) {
            strictGate.report(answer(strict));

            assertThat(strictGate.event())
                    .isInstanceOfSatisfying(
                            ModelReturned.class,
                            returned -> assertThat(returned.verdicts())
                                    .hasSize(Listed.IN_THE_INBOX)
                                    .extracting(Verdict::action)
                                    .startsWith(Action.REJECT));
            assertThat(strictGate.audits()).singleElement().satisfies(audit -> {
                assertThat(audit.type()).isEqualTo("guardrail.rejected");
                assertThat(audit.verdicts()).extracting(Verdict::action).contains(Action.REJECT);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ToolStatus.class,
            names = {"OK", "UNKNOWN"})
    void a_result_passes(ToolStatus status) {
        gate.report(new ToolResult(head(policy, TOOL), status, Text.of(LONG, Origin.TOOL), 0, 1));

        assertThat(gate.event()).isInstanceOfSatisfying(ToolReturned.class, returned -> {
            assertThat(returned.result().content().content()).isEqualTo(LONG);
            assertThat(returned.verdicts()).hasSize(PolicyFile.MAX_RULES);
        });
    }

    @Test
    void an_event_leaves_room_for_its_key_and_the_framing_of_its_batch() {
        var topic = gate.topics.agentInbox();
        int around = gate.serdes.inbox().encode(returned(0)).length;

        assertThatThrownBy(() -> gate.serdes.inbox().encode(returned(topic.maxBytes() - around - 500)))
                .isInstanceOf(RecordTooLargeException.class);
    }

    private ToolReturned returned(int characters) {
        return new ToolReturned(
                new Source("id", 0, 1),
                "",
                new ToolResult(head(policy, TOOL), ToolStatus.OK, Text.of("x".repeat(characters), Origin.TOOL), 0, 1),
                List.of());
    }

    @Test
    void the_metrics_count_what_is_not_listed_too() {
        gate.report(answer(policy));

        assertThat(gate.registry.find("taffrail.guardrail.decisions").counters().stream()
                        .mapToDouble(counter -> counter.count())
                        .sum())
                .isGreaterThan(CALLS * PolicyFile.MAX_RULES);
    }

    @Test
    void every_rule_that_sanitizes_is_named_by_an_event_of_the_audit() {
        var cleaning = PolicyFile.parse(
                "largest", text(PolicyFile.MAX_RULES, "sanitize").replace("warn", "sanitize"));
        try (var cleaningGate = new GateDriver(cleaning)) {
            cleaningGate.report(new ToolResult(head(cleaning, TOOL), ToolStatus.OK, Text.of(LONG, Origin.TOOL), 0, 1));

            assertThat(cleaningGate.event()).isInstanceOf(ToolReturned.class);
            assertThat(cleaningGate.audits())
                    .singleElement()
                    .extracting(AuditEvent::detail)
                    .asString()
                    .contains("r001-", "r128-");
        }
    }

    private static RunRequest request(int labels, String input) {
        // Short where there are many, so that they fit into a record of the topic.
        String value = "zq".repeat(labels <= RequestCheck.MAX_LABELS ? RequestCheck.MAX_VALUE_LENGTH / 2 : 5);
        var many = IntStream.range(0, labels)
                .mapToObj(label -> new Label("label-" + label, value))
                .toList();
        return new RunRequest(
                "r1",
                "",
                "s1",
                "helper",
                Text.of(input, Origin.USER),
                Limits.NONE,
                many,
                "zq".repeat(RequestCheck.MAX_VALUE_LENGTH / 2),
                "",
                null);
    }

    private static ModelResult answer(Policy policy) {
        var calls = IntStream.range(0, CALLS)
                .mapToObj(call -> new ToolRequest(
                        "call-" + call,
                        TOOL,
                        Text.of("{\"text\": \"" + FOUND + "\"}", Origin.MODEL),
                        ArgumentProblem.NONE,
                        ""))
                .toList();
        return new ModelResult(
                head(policy, ""),
                ModelStatus.ANSWERED,
                List.of(),
                Text.of(LONG, Origin.MODEL),
                calls,
                FinishReason.TOOL_CALLS,
                0,
                "",
                0,
                1);
    }

    private static ResultHead head(Policy policy, String tool) {
        return new ResultHead(RUN, "r1:1.1.0", 1, 7, 3, "i1", policy.version(), tool);
    }
}
