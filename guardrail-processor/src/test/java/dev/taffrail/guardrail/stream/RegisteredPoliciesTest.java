package dev.taffrail.guardrail.stream;

import static dev.taffrail.guardrail.stream.GateDriver.agent;
import static dev.taffrail.guardrail.stream.GateDriver.header;
import static dev.taffrail.guardrail.stream.GateDriver.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RegisteredPoliciesTest {
    private static final String HUSH = policy("reject");
    private static final String TELL = policy("warn");

    private static final Parent PARENT = new Parent("r1", 1, "c", 1);

    @AutoClose
    private final GateDriver gate = new GateDriver().register(agent("helper"));

    @Test
    void the_shipped_policy_holds_until_another_one_of_its_name_is_registered() {
        assertThat(admitted("r1", "The heron flies.").policy())
                .isEqualTo(PolicyFile.shipped().version());

        String version = gate.policy(TELL);

        var run = admitted("r2", "The heron flies.");
        assertThat(run.policy()).isEqualTo(version);
        assertThat(run.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.rule()).isEqualTo("codename");
            assertThat(verdict.policy()).isEqualTo(version);
        });
    }

    @Test
    void what_is_above_the_rate_is_refused_with_the_reason() {
        gate.policy(TELL + "rates: {tenant: 1/h}\n");
        admitted("r1", "Hello");

        gate.request(request("r2", "s2", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.LIMIT_REACHED);
            assertThat(refused.detail())
                    .isEqualTo(
                            "the tenant default asks for more than 1/h runs; ask again in 3600 s, with a new run id");
        });
        assertThat(gate.audits()).extracting(AuditEvent::type).containsExactly("request.refused");
    }

    @Test
    void and_is_shown_without_what_its_fields_may_not_say() {
        gate.policy(HUSH.replace("warn", "sanitize") + "rates: {tenant: 1/h}\n");
        admitted("r1", "Hello");

        gate.request("""
                {"run_id": "r2", "agent": "helper", "input": "a heron", "principal": "the heron"}""");

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.LIMIT_REACHED);
            assertThat(refused.principal()).isEqualTo("the [removed: codename]");
            assertThat(refused.verdicts()).extracting(Verdict::source).containsExactly("request/principal");
        });
    }

    @Test
    void a_run_brings_how_many_may_be_at_work_also_when_its_request_names_a_parent() {
        gate.policy(TELL + "concurrency: {tenant: 10, user: 2}\n");

        assertThat(admitted("r1", "Hello").concurrency()).isEqualTo(new Concurrency(10, 2));
        gate.request(request("r2", "s1", "helper", "Hello", PARENT));
        assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, run -> {
            assertThat(run.parent()).isEqualTo(PARENT);
            assertThat(run.concurrency()).isEqualTo(new Concurrency(10, 2));
        });
    }

    @Test
    void a_request_that_names_a_parent_is_counted_like_any_other() {
        gate.policy(TELL + "rates: {tenant: 1/h}\n");
        admitted("r1", "Hello");

        gate.request(request("r2", "s1", "helper", "Hello", PARENT));

        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.LIMIT_REACHED));
    }

    @Test
    void and_its_input_is_what_somebody_outside_says() {
        gate.request("""
                {"run_id": "r2", "agent": "helper", "input": "Hello",
                 "parent": {"run": "r1", "leg": 1, "call_id": "c", "depth": 1}}""");

        assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, run -> {
            assertThat(run.parent()).isEqualTo(PARENT);
            assertThat(run.input().origin()).isEqualTo(Origin.USER);
        });
    }

    @Test
    void a_policy_that_says_nothing_of_runs_at_work_limits_none() {
        gate.policy(TELL);

        assertThat(admitted("r1", "Hello").concurrency()).isEqualTo(Concurrency.NONE);
    }

    @Test
    void a_run_keeps_the_version_that_it_was_admitted_with() {
        String first = gate.policy(TELL);
        String second = gate.policy(HUSH);

        assertThat(answer(first, "the heron").result().answer().content()).isEqualTo("the heron");
        assertThat(answer(second, "the heron").result().answer().isEmpty()).isTrue();
    }

    @Test
    void a_version_that_nobody_knows_lets_nothing_through() {
        var answered = answer("default@0000000000000000", "anything");

        assertThat(answered.result().answer().isEmpty()).isTrue();
        assertThat(answered.verdicts()).singleElement().satisfies(verdict -> {
            assertThat(verdict.rule()).isEqualTo(Policy.UNKNOWN);
            assertThat(verdict.action()).isEqualTo(Action.REJECT);
            assertThat(verdict.policy()).isEqualTo("default@0000000000000000");
        });
        assertThat(gate.audits()).extracting(AuditEvent::type).containsExactly("guardrail.rejected");
    }

    @Test
    void nor_does_it_let_a_tool_result_through() {
        gate.report(
                new ToolResult(head("default@0000000000000000"), ToolStatus.OK, Text.of("secret", Origin.TOOL), 0, 1));

        assertThat(gate.event()).isInstanceOfSatisfying(ToolReturned.class, returned -> {
            assertThat(returned.result().status()).isEqualTo(ToolStatus.FAILED);
            assertThat(returned.result().content().content())
                    .isEqualTo("[the call was made; its result is withheld: by policy policy-unknown]");
        });
    }

    @Test
    void nothing_is_admitted_while_the_policy_is_withdrawn() {
        String version = gate.policy(TELL);
        gate.pointTo("default", "");

        gate.request(request("r1", "s1", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.GUARDRAIL);
            assertThat(refused.detail()).contains("default", "taffrail policy register");
        });
        assertThat(answer(version, "a run under way goes on").result().answer().isEmpty())
                .isFalse();
    }

    @Test
    void a_pointer_to_what_is_not_there_counts_as_no_policy() {
        gate.pointTo("default", "default@1111111111111111");

        gate.request(request("r1", "s1", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOf(RunRefused.class);
    }

    @Test
    void a_definition_under_a_hash_that_is_not_its_own_is_not_used() {
        var text = gate.policy(TELL);
        gate.putPolicy(text, new byte[] {0, 0, 0, 0, 1, 9});
        gate.pointTo("default", text);

        gate.request(request("r1", "s1", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOf(RunRefused.class);
    }

    @Test
    void a_definition_with_a_character_that_no_policy_holds_is_not_used_and_stops_nothing() {
        var definition = new PolicyDefinition("default", TELL + "# \u001b\n");
        gate.putPolicy(definition.version(), gate.serdes.policies().encode(definition));
        gate.pointTo("default", definition.version());

        gate.request(request("r1", "s1", "helper", "Hello"));

        assertThat(gate.event()).isInstanceOf(RunRefused.class);
    }

    @Test
    void what_cannot_be_read_is_told_without_what_the_policy_of_now_takes_out() {
        gate.policy(HUSH.replace("warn", "reject"));

        gate.request("""
                {"run_id": "r1", "agent": "helper", "input": "Hello", "heron": 1}""");

        assertThat(header(gate.deadLetter(), "taffrail-detail")).contains("[removed: codename]");
        assertThat(gate.event())
                .isInstanceOfSatisfying(
                        RunRefused.class,
                        refused -> assertThat(refused.detail()).contains("[removed: codename]"));
    }

    @Test
    void another_name_than_that_of_the_shipped_policy_has_to_be_registered() {
        try (var strict = new GateDriver("strict", PolicyFile.shipped(), SchemaSource.NONE)) {
            strict.register(agent("helper"));
            strict.request(request("r1", "s1", "helper", "Hello"));
            assertThat(strict.event()).isInstanceOf(RunRefused.class);

            String version = strict.policy(TELL.replace("name: default", "name: strict"));
            strict.request(request("r2", "s2", "helper", "Hello"));

            assertThat(strict.event())
                    .isInstanceOfSatisfying(
                            RunAdmitted.class,
                            admitted -> assertThat(admitted.policy()).isEqualTo(version));
        }
    }

    @Test
    void a_rule_that_fails_is_told_and_stops_nothing() {
        String version = gate.policy("""
                name: default
                rules:
                  - name: loud
                    kind: plugin
                    plugin: no-shouting
                    actions: {request: warn, answer: sanitize}
                    on_error: warn
                """);

        assertThat(admitted("r1", "crash").verdicts())
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.failure()).isEqualTo("UnsupportedOperationException"));
        assertThat(gate.audits()).singleElement().satisfies(audit -> {
            assertThat(audit.type()).isEqualTo("guardrail.rule_failed");
            assertThat(audit.detail()).isEqualTo("loud failed with UnsupportedOperationException");
        });
        assertThat(answer(version, "all is WELL").result().answer().content()).isEqualTo("all is [removed: loud]");
    }

    @Test
    void a_version_that_arrives_a_moment_later_is_waited_for() {
        var news = new DefinitionNews();
        var asked = new ArrayList<String>();
        var policies = new RegisteredPolicies(
                version -> {
                    asked.add(version);
                    if (asked.size() == 1) {
                        news.arrived();
                        return new Lookup.Missing<>("");
                    }
                    return new Lookup.Found<>(version, PolicyFile.shipped());
                },
                news,
                Duration.ofMinutes(1));

        assertThat(policies.apply("a@1")).isInstanceOf(Lookup.Found.class);
    }

    @Test
    void a_version_that_never_comes_is_waited_for_once() {
        var news = new DefinitionNews();
        var asked = new ArrayList<String>();
        var policies = new RegisteredPolicies(
                version -> {
                    asked.add(version);
                    return new Lookup.Missing<>("");
                },
                news,
                Duration.ofNanos(1));

        assertThat(policies.apply("a@1")).isInstanceOf(Lookup.Missing.class);
        asked.clear();
        assertThat(policies.apply("a@1")).isInstanceOf(Lookup.Missing.class);
        assertThat(asked).hasSize(1);
    }

    private RunAdmitted admitted(String run, String input) {
        gate.request(request(run, run, "helper", input));
        return (RunAdmitted) gate.event();
    }

    private ModelReturned answer(String policy, String text) {
        gate.report(new ModelResult(
                head(policy),
                ModelStatus.ANSWERED,
                List.of(),
                Text.of(text, Origin.MODEL),
                List.of(),
                FinishReason.STOP,
                0,
                "",
                0,
                1));
        return (ModelReturned) gate.event();
    }

    private static ResultHead head(String policy) {
        return new ResultHead(new RunKey("default", "s1", "r1"), "r1:1.1.0", 1, 7, 3, "i1", policy, "");
    }

    private static String policy(String action) {
        return """
                name: default
                rules:
                  - name: codename
                    kind: pattern
                    patterns: [heron]
                    actions: {request: warn, answer: %s}
                """.formatted(action);
    }
}
