package dev.taffrail.guardrail.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.DefaultLimits;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.ToolResult;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Every desk has an answer to every record: whatever the bytes, it becomes an entry, a dead letter, or both, and is
/// audited when it is not let through.
class DesksTest {
    private static final int MIB = 1 << 20;

    private final Topics topics = new Topics(Topics.DEFAULT_PREFIX, 8);
    private final GateSerdes serdes = GateSerdes.of(topics, SchemaLock.shipped(), SchemaSource.NONE);
    private final Policies policies = Policies.only(PolicyFile.shipped());
    private final List<Desk> desks = List.of(
            new RequestDesk(
                    serdes, MIB, policies, DefaultLimits.PRODUCT, _ -> new Lookup.Missing<>(""), new RateMeter()),
            new CommandDesk(serdes, MIB, policies),
            new ReportDesk(serdes, 8, policies));

    @Property(tries = 500)
    void any_bytes(@ForAll byte[] value, @ForAll boolean json) {
        answered(value, json);
    }

    @Property(tries = 2000)
    void good_records_with_some_bytes_changed(@ForAll("damaged") byte[] value) {
        answered(value, false);
    }

    @Property(tries = 500)
    void json_of_any_kind(@ForAll("fields") List<String> fields) {
        answered(("{" + String.join(",", fields) + "}").getBytes(StandardCharsets.UTF_8), true);
    }

    private void answered(byte[] value, boolean json) {
        for (Desk desk : desks) {
            var passage = desk.pass(arrival(value, json));

            assertThat(passage.entry() != null || passage.deadLetter() != null).isTrue();
            if (passage.counted() == Passage.Counted.QUARANTINED || passage.counted() == Passage.Counted.REFUSED) {
                assertThat(passage.audits()).hasSize(1);
            }
            assertThat(desk.pass(arrival(value, json)).audits()).isEqualTo(passage.audits());
        }
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        var request = new RunRequest(
                "r1", "", "s1", "helper", Text.of("Hello", Origin.USER), Limits.NONE, List.of(), "", "", null);
        var command = new RunCommand(
                "c1", "", "s1", "r1", CommandKind.MESSAGE, "", Text.of("Hi", Origin.USER), Limits.NONE, 0, "", "");
        var result = new ToolResult(
                new ResultHead(new RunKey("t", "s", "r"), "c", 1, 2, 3, "i", "", "search"),
                ToolStatus.OK,
                Text.of("x", Origin.TOOL),
                0,
                1);
        var good = Arbitraries.of(
                serdes.requests().encode(request),
                serdes.commands().encode(command),
                serdes.reports().encode(result));
        return Combinators.combine(
                        good, Arbitraries.integers().between(0, 200).list().ofMaxSize(3), Arbitraries.bytes())
                .as((bytes, places, to) -> {
                    byte[] copy = bytes.clone();
                    places.forEach(place -> copy[place % copy.length] = to);
                    return copy;
                });
    }

    @Provide
    Arbitrary<List<String>> fields() {
        var names = Arbitraries.of(
                "run_id",
                "command_id",
                "tenant",
                "session",
                "agent",
                "input",
                "limits",
                "add",
                "labels",
                "kind",
                "parent",
                "text",
                "x");
        var values = Arbitraries.of(
                "\"r1\"",
                "\"a/b\"",
                "5",
                "-5",
                "1e400",
                "null",
                "[]",
                "{}",
                "true",
                "{\"tokens\":5}",
                "{\"cost\":\"1usd\"}",
                "{\"per_tool\":{\"a\":-1}}",
                "{\"content\":\"hi\"}",
                "{\"tokens\":{}}",
                "[{\"name\":\"a\",\"value\":null}]",
                "\"CANCEL\"");
        return Combinators.combine(names, values)
                .as((name, value) -> "\"" + name + "\":" + value)
                .list()
                .ofMaxSize(8);
    }

    private static Arrival arrival(byte[] value, boolean json) {
        var headers = new RecordHeaders();
        if (json) {
            headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        }
        return new Arrival("topic", new Source("id", 0, 42), 1_000, new byte[] {1}, value, headers);
    }
}
