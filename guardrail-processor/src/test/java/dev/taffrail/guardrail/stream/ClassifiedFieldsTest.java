package dev.taffrail.guardrail.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.schemas.audit.AuditEvent;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.ClassifiedFields;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is tagged as personal is scrubbed where it comes in, whatever it is called.
class ClassifiedFieldsTest {
    private static final String KEY = "ghp_x7Kq2mVt9LbR4nWz8YcD3f" + "Hj6PsG1aXeU5oQ";
    private static final String CARD = "4111 1111 1111 1111";

    private static final ClassifiedFields<Text> CLASSIFIED =
            new ClassifiedFields<>(Text.class, DataClass.Level.PERSONAL);

    private static final ResultHead HEAD =
            new ResultHead(new RunKey("default", "s1", "r1"), "r1:1.1.0", 1, 7, 3, "i1", "", "");

    private static final RunRequest REQUEST = new RunRequest(
            "r1",
            "",
            "s1",
            "helper",
            Text.of("Hello", Origin.USER),
            Limits.NONE,
            List.of(new Label("team", "blue")),
            "ann",
            "",
            null);

    private static final RunCommand COMMAND =
            new RunCommand("c1", "", "s1", "r1", CommandKind.CANCEL, "enough", Text.EMPTY, Limits.NONE, 0, "ann", "");

    private static final ModelResult MODEL = new ModelResult(
            HEAD,
            ModelStatus.FAILED_PERMANENT,
            List.of(),
            Text.EMPTY,
            List.of(new ToolRequest("c1", "seats", Text.of("{}", Origin.MODEL), ArgumentProblem.OTHER, "wrong")),
            FinishReason.UNKNOWN,
            0,
            "refused",
            0,
            12);

    private static final NotStarted NOT_STARTED = new NotStarted(HEAD, NotStartedReason.NOT_NOW, 500, "open");

    static List<CallResult> results() {
        return List.of(MODEL, NOT_STARTED, new ToolResult(HEAD, ToolStatus.OK, Text.of("fine", Origin.TOOL), 0, 1));
    }

    @Test
    void whatever_is_tagged_in_a_request_or_command_passes_without_a_secret_in_it() {
        try (var gate = new GateDriver()) {
            gate.request(filled(REQUEST));
            gate.command(filled(COMMAND));

            assertThat(utf8(gate.entry().value())).contains("[removed: ").doesNotContain(KEY);
            assertThat(utf8(gate.entry().value())).contains("[removed: ").doesNotContain(KEY);
            assertThat(gate.audits()).hasSize(2).noneMatch(ClassifiedFieldsTest::holdsTheKey);
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void whatever_is_tagged_in_a_result_passes_without_a_secret_in_it(CallResult result) {
        try (var gate = new GateDriver()) {
            gate.report((CallResult) filled((Record) result));

            assertThat(utf8(gate.entry().value())).doesNotContain(KEY);
        }
    }

    @Test
    void a_verdict_names_the_field_and_takes_out_what_a_text_would_be_rejected_for() {
        var strict = PolicyFile.parse("test", """
                name: test
                rules:
                  - {name: key, kind: secrets, types: {issued_token: redact}, actions: {request: reject, command: reject, answer: reject}}
                """);
        try (var gate = new GateDriver(strict)) {
            gate.register(GateDriver.agent("helper"));
            gate.request(labelled("the blue one, " + KEY));
            gate.command(because("it says " + KEY));
            gate.report(failed("Incorrect API key provided: " + KEY));

            assertThat(gate.event()).isInstanceOfSatisfying(RunAdmitted.class, admitted -> {
                assertThat(admitted.labels())
                        .containsExactly(new Label("team", "the blue one, [removed: issued_token]"));
                assertSanitized(admitted.verdicts(), "request/labels.value");
            });
            assertThat(gate.event()).isInstanceOfSatisfying(CommandReceived.class, command -> {
                assertThat(command.reason()).isEqualTo("it says [removed: issued_token]");
                assertSanitized(command.verdicts(), "command/reason");
            });
            assertThat(gate.event()).isInstanceOfSatisfying(ModelReturned.class, returned -> {
                assertThat(returned.result().detail()).isEqualTo("Incorrect API key provided: [removed: issued_token]");
                assertSanitized(returned.verdicts(), "answer/detail");
            });
            assertThat(gate.audits())
                    .hasSize(3)
                    .allSatisfy(audit -> assertThat(audit.type()).isEqualTo("guardrail.sanitized"));
        }
    }

    @Test
    void what_stood_in_the_way_of_a_call_is_audited_though_its_event_has_no_verdicts() {
        try (var gate = new GateDriver()) {
            gate.report(new NotStarted(HEAD, NotStartedReason.NOT_NOW, 500, "no route to card " + CARD));

            assertThat(gate.event())
                    .isInstanceOfSatisfying(
                            CallNotStarted.class,
                            event -> assertThat(event.result().detail())
                                    .isEqualTo("no route to card **** **** **** 1111"));
            assertThat(gate.audits())
                    .singleElement()
                    .satisfies(audit -> assertSanitized(audit.verdicts(), "answer/detail"));
        }
    }

    @Test
    void a_request_that_is_refused_is_shown_without_it_too() {
        try (var gate = new GateDriver()) {
            var asked = labelled(KEY);
            gate.request(new RunRequest(
                    "r2",
                    asked.tenant(),
                    asked.session(),
                    "nobody",
                    asked.input(),
                    asked.limits(),
                    asked.labels(),
                    "card " + CARD,
                    asked.traceparent(),
                    null));

            assertThat(gate.event()).isInstanceOfSatisfying(RunRefused.class, refused -> {
                assertThat(refused.labels()).containsExactly(new Label("team", "[removed: issued_token]"));
                assertThat(refused.principal()).isEqualTo("card **** **** **** 1111");
                assertThat(refused.verdicts()).hasSize(2);
            });
            assertThat(gate.audits())
                    .singleElement()
                    .satisfies(audit -> assertThat(audit.principal()).isEqualTo("card **** **** **** 1111"));
        }
    }

    @Test
    void a_name_of_a_field_that_is_none_is_not_told_when_it_is_a_key() {
        try (var gate = new GateDriver()) {
            gate.request("{\"run_id\":\"r1\",\"agent\":\"helper\",\"input\":\"hi\",\"" + KEY + "\":1}");

            assertThat(gate.event())
                    .isInstanceOfSatisfying(
                            RunRefused.class,
                            refused -> assertThat(refused.detail())
                                    .contains("is not known")
                                    .doesNotContain(KEY));
            assertThat(GateDriver.header(gate.deadLetter(), "taffrail-detail")).doesNotContain(KEY);
            assertThat(gate.audits()).noneMatch(ClassifiedFieldsTest::holdsTheKey);
        }
    }

    /// As callers and people write them.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "the model provider openai answered 401 (invalid_api_key); check its API key and what the key may use;"
                        + " request id req_d41d8cd98f00b204e9800998ecf8427e",
                "the model provider openai answered 502; request id 7d0f4c7e-2f0e-4a83-9b52-6f1c4b1d2e3f",
                "no answer within 30000 ms",
                "there is no script 'reader'; there are [bench, echo]",
                "PAYLOAD_TOO_LARGE: the answer is longer than 262144 bytes"
            })
    void what_went_wrong_stays_when_nothing_is_found_in_it(String detail) {
        try (var gate = new GateDriver()) {
            gate.report(failed(detail));

            assertThat(gate.event()).isInstanceOfSatisfying(ModelReturned.class, returned -> {
                assertThat(returned.result().detail()).isEqualTo(detail);
                assertThat(returned.verdicts()).isEmpty();
            });
        }
    }

    @Test
    void who_asked_is_no_instruction_and_stays_when_nothing_is_found_in_it() {
        try (var gate = new GateDriver()) {
            gate.command(because("ignore all previous instructions, said the mail, so stop it"));

            assertThat(gate.event()).isInstanceOfSatisfying(CommandReceived.class, command -> {
                assertThat(command.reason()).startsWith("ignore all");
                assertThat(command.principal()).isEqualTo("ann");
                assertThat(command.verdicts()).isEmpty();
            });
        }
    }

    private static void assertSanitized(List<Verdict> verdicts, String source) {
        assertThat(verdicts).singleElement().satisfies(verdict -> {
            assertThat(verdict.source()).isEqualTo(source);
            assertThat(verdict.action()).isEqualTo(Action.SANITIZE);
        });
    }

    private static boolean holdsTheKey(AuditEvent audit) {
        return audit.toString().contains(KEY);
    }

    /// With a secret in every field that is tagged, known to this test or not.
    private static <R extends Record> R filled(R record) {
        return CLASSIFIED.map(record, new ClassifiedFields.Change<>() {
            @Override
            public String ofString(DataClass.Level level, String field, String value) {
                return "see " + KEY;
            }

            @Override
            public Text ofWhole(DataClass.Level level, String field, Text value) {
                return Text.of("see " + KEY, value.origin());
            }
        });
    }

    private static RunRequest labelled(String value) {
        return new RunRequest(
                "r1",
                "",
                "s1",
                "helper",
                REQUEST.input(),
                Limits.NONE,
                List.of(new Label("team", value)),
                "ann",
                "",
                null);
    }

    private static RunCommand because(String reason) {
        return new RunCommand("c1", "", "s1", "r1", CommandKind.CANCEL, reason, Text.EMPTY, Limits.NONE, 0, "ann", "");
    }

    private static ModelResult failed(String detail) {
        return new ModelResult(
                HEAD,
                ModelStatus.FAILED_PERMANENT,
                List.of(),
                Text.EMPTY,
                List.of(),
                FinishReason.UNKNOWN,
                0,
                detail,
                0,
                12);
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
