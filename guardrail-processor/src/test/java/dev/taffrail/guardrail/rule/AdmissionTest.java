package dev.taffrail.guardrail.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.request.Parent;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import dev.taffrail.schemas.run.LimitWords;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.ToolLimit;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdmissionTest {
    private static final Lookup<AgentDefinition> FOUND = found(Agents.with(Limits.NONE, Limits.NONE));

    @Test
    void a_good_request_is_admitted_with_its_agent() {
        assertThat(decide(request(), FOUND)).isInstanceOfSatisfying(Admission.Admitted.class, admitted -> {
            assertThat(admitted.agent().name()).isEqualTo("helper");
            assertThat(admitted.limits().iterations()).isEqualTo(25);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "iterations, -1, limits.iterations is -1",
        "depth, -7, limits.depth is -7",
        "prompt_tokens, -1, limits.prompt_tokens is -1",
        "completion_tokens, -1, limits.completion_tokens is -1",
        "total_tokens, -1, limits.total_tokens is -1",
        "cost_micros, -1, limits.cost_micros is -1",
        "tool_calls, -1, limits.tool_calls is -1",
        "wall_clock_millis, -1, limits.wall_clock_millis is -1",
        "consecutive_failures, -1, limits.consecutive_failures is -1",
        "cost_micros, 9007199254740993, more than 2^53",
    })
    void limits_that_cannot_be_meant_are_refused_by_name_and_value(String name, long value, String detail) {
        var refused =
                refused(request("helper", "Hi", LimitWords.with(Limits.NONE, name, value), List.of(), "", null), FOUND);

        assertThat(refused.reason()).isEqualTo(Reason.INVALID_REQUEST);
        assertThat(refused.detail()).contains(detail);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_wrong_is_named(RunRequest request, Reason reason, String detail) {
        assertThat(refused(request, FOUND).reason()).isEqualTo(reason);
        assertThat(refused(request, FOUND).detail()).contains(detail);
    }

    static Stream<Arguments> bad() {
        var tools =
                IntStream.range(0, 65).mapToObj(i -> new ToolLimit("t" + i, 1)).toList();
        var labels =
                IntStream.range(0, 33).mapToObj(i -> new Label("l" + i, "")).toList();
        return Stream.of(
                Arguments.of(request("", "Hi"), Reason.INVALID_REQUEST, "agent is missing"),
                Arguments.of(request("no/name", "Hi"), Reason.INVALID_REQUEST, "agent has '/'"),
                Arguments.of(request("helper", ""), Reason.INVALID_REQUEST, "input is missing"),
                Arguments.of(
                        request("helper", "x".repeat(Topics.INLINE_TEXT_BYTES + 1)),
                        Reason.PAYLOAD_TOO_LARGE,
                        "262145 bytes"),
                Arguments.of(
                        request("helper", "ü".repeat(Topics.INLINE_TEXT_BYTES / 2 + 1)),
                        Reason.PAYLOAD_TOO_LARGE,
                        "262146"),
                Arguments.of(limited(tools), Reason.INVALID_REQUEST, "65 entries"),
                Arguments.of(
                        limited(List.of(new ToolLimit("a b", 1))), Reason.INVALID_REQUEST, "per_tool.tool has U+0020"),
                Arguments.of(
                        limited(List.of(new ToolLimit("a", -1))), Reason.INVALID_REQUEST, "limits.per_tool.a is -1"),
                Arguments.of(
                        limited(List.of(new ToolLimit("a", 1), new ToolLimit("a", 2))),
                        Reason.INVALID_REQUEST,
                        "the tool a twice"),
                Arguments.of(labelled(labels), Reason.INVALID_REQUEST, "labels has 33 entries"),
                Arguments.of(labelled(List.of(new Label("", "x"))), Reason.INVALID_REQUEST, "labels.name is missing"),
                Arguments.of(
                        labelled(List.of(new Label("a", "x".repeat(257)))), Reason.INVALID_REQUEST, "257 characters"),
                Arguments.of(
                        labelled(List.of(new Label("a", ""), new Label("a", ""))),
                        Reason.INVALID_REQUEST,
                        "labels has a twice"),
                Arguments.of(by("a\nb"), Reason.INVALID_REQUEST, "control character"),
                Arguments.of(by("x".repeat(257)), Reason.INVALID_REQUEST, "principal has 257"),
                Arguments.of(below(new Parent("p", 1, "c", 0)), Reason.INVALID_REQUEST, "parent has depth 0"),
                Arguments.of(
                        below(new Parent("p", 1, "c", 4)),
                        Reason.LIMIT_REACHED,
                        "the limit depth of the agent helper is 3"));
    }

    @Test
    void a_sub_run_within_the_depth_is_admitted() {
        assertThat(decide(below(new Parent("p", 1, "c", 3)), FOUND)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void an_agent_that_cannot_be_used_is_refused_with_the_way_out() {
        assertThat(refused(request(), new Lookup.Missing<>("helpers")).detail()).contains("did you mean helpers?");
        assertThat(refused(request(), new Lookup.Missing<>("")).detail()).contains("register it first");
        assertThat(refused(request(), new Lookup.Withdrawn<>()).detail()).contains("withdrawn");
        assertThat(refused(request(), new Lookup.Damaged<>("helper@1")).detail())
                .contains("helper@1");
    }

    @Property
    void it_is_total_and_a_refusal_never_repeats_the_input(
            @ForAll String agent,
            @ForAll String input,
            @ForAll String principal,
            @ForAll long limit,
            @ForAll int depth) {
        String marked = "s3cr3t-" + input;
        var limits = new Limits(limit, 0, limit, 0, 0, 0, 0, List.of(new ToolLimit(input, limit)), 0, 0);
        var request = request(
                agent, marked, limits, List.of(new Label(input, principal)), principal, new Parent("p", 1, "", depth));

        if (decide(request, FOUND) instanceof Admission.Refused(Reason reason, String detail)) {
            assertThat(reason).isNotEqualTo(Reason.UNKNOWN);
            assertThat(detail).doesNotContain("s3cr3t");
        }
    }

    private static Lookup<AgentDefinition> found(AgentDefinition agent) {
        return new Lookup.Found<>(agent.version(), agent);
    }

    private static Admission decide(RunRequest request, Lookup<AgentDefinition> agent) {
        return Admission.decide(request, () -> agent, DefaultLimits.PRODUCT);
    }

    private static Admission.Refused refused(RunRequest request, Lookup<AgentDefinition> agent) {
        return (Admission.Refused) decide(request, agent);
    }

    private static RunRequest request() {
        return request("helper", "Hi");
    }

    private static RunRequest request(String agent, String input) {
        return request(agent, input, Limits.NONE, List.of(), "", null);
    }

    private static RunRequest limited(List<ToolLimit> tools) {
        return request("helper", "Hi", new Limits(0, 0, 0, 0, 0, 0, 0, tools, 0, 0), List.of(), "", null);
    }

    private static RunRequest labelled(List<Label> labels) {
        return request("helper", "Hi", Limits.NONE, labels, "", null);
    }

    private static RunRequest by(String principal) {
        return request("helper", "Hi", Limits.NONE, List.of(), principal, null);
    }

    private static RunRequest below(Parent parent) {
        return request("helper", "Hi", Limits.NONE, List.of(), "", parent);
    }

    private static RunRequest request(
            String agent, String input, Limits limits, List<Label> labels, String principal, @Nullable Parent parent) {
        return new RunRequest("r1", "", "", agent, Text.of(input, Origin.USER), limits, labels, principal, "", parent);
    }
}
