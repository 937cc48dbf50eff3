package dev.taffrail.agent.stream;

import static dev.taffrail.agent.stream.AgentDriver.RUN;
import static dev.taffrail.agent.stream.AgentDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.schemas.call.AgentCall;
import dev.taffrail.schemas.call.Attempt;
import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.CallerHandover;
import dev.taffrail.schemas.call.FinishReason;
import dev.taffrail.schemas.call.ModelResult;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.call.ResultHead;
import dev.taffrail.schemas.call.TokenUsage;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotDecision;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shell: records in, decisions stored, records out.
class AgentTopologyTest {
    @TempDir
    private Path state;

    private AgentDriver agent;

    @BeforeEach
    void start() {
        agent = new AgentDriver(state);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void its_shape_is_the_documented_one() {
        Golden.check("docs/reference/topology-agent.md", """
                # Topology of the agent processor

                Written by a test from the code; change the code and run `make golden`. One source, one decision, one store. Records go
                to the partition that decided, whatever their key; timers come back through the inbox, and so does what one partition tells
                another, which goes where its key leads. The names are part of the state on disk: another name is another store.

                ```
                %s
                ```
                """.formatted(
                        AgentDriver.topology().describe().toString().strip()));
    }

    @Test
    void effects_land_on_their_topics_under_the_key_of_their_run() {
        agent.admit();

        var calls = agent.records(TOPICS.agentCalls());
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.key()).isEqualTo("acme/desk"));
        assertThat(agent.written(TOPICS.runEvents()))
                .extracting(Object::getClass)
                .containsExactly(
                        RunAccepted.class,
                        LegStarted.class,
                        MessageAdded.class,
                        EntitySnapshot.class,
                        EntitySnapshot.class,
                        EntitySnapshot.class,
                        Decided.class);
        assertThat(agent.written(TOPICS.runOutcomes())).isEmpty();
    }

    @Test
    void an_answer_ends_the_run_on_every_topic_that_tells_of_it() {
        agent.admit();
        var call = agent.written(TOPICS.agentCalls()).getFirst();

        agent.send(answer(agent.nextSource(), call));

        assertThat(agent.written(TOPICS.runOutcomes())).singleElement().satisfies(outcome -> {
            assertThat(outcome.run()).isEqualTo(RUN);
            assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED);
        });
        assertThat(agent.written(TOPICS.metrics())).hasSize(1);
    }

    @Test
    void a_cancel_reaches_the_callers_and_the_audit_trail() {
        agent.admit();

        agent.send(new CommandReceived(
                agent.nextSource(),
                RUN,
                "c1",
                CommandKind.CANCEL,
                "",
                Text.EMPTY,
                Limits.NONE,
                0,
                "me",
                "",
                List.of()));

        assertThat(agent.records(TOPICS.callerControls())).hasSize(1);
        assertThat(agent.written(TOPICS.audit()))
                .extracting(entry -> entry.type())
                .containsExactly("command.applied", "run.ended");
    }

    @Test
    void a_record_stays_in_the_partition_that_decided() {
        var places = Addressed.PARTITIONER.partitions("any", new Addressed("acme/desk", 5), new byte[0], 8);

        assertThat(places).isEqualTo(Optional.of(Set.of(5)));
        assertThat(Addressed.PARTITIONER.partitions("one", new Addressed("acme/desk", 5), new byte[0], 1))
                .as("caller-controls has one partition")
                .isEqualTo(Optional.of(Set.of(0)));
    }

    @Test
    void what_a_partition_tells_another_goes_where_its_key_leads_as_with_the_gate_and_every_client() {
        for (var key : List.of("scope/tenant/acme", "scope/tenant/umbrella", "acme/desk")) {
            var bytes = key.getBytes(StandardCharsets.UTF_8);

            assertThat(Addressed.PARTITIONER.partitions("inbox", new Addressed(key, Addressed.BY_KEY), bytes, 48))
                    .isEqualTo(Optional.of(Set.of(Utils.toPositive(Utils.murmur2(bytes)) % 48)));
        }
    }

    @Test
    void a_run_whose_slot_is_granted_starts_and_all_of_it_went_through_the_inbox() {
        var limits = new Concurrency(1, 0);

        agent.send(AgentDriver.admission(agent.nextSource(), RUN, "do it", limits));

        var told = agent.records(TOPICS.agentInbox());
        assertThat(told).extracting(TestRecord::key).containsExactly("scope/tenant/acme", "acme/desk");
        var serde = Outlets.serde(TOPICS.agentInbox(), SchemaSource.NONE);
        assertThat(told)
                .extracting(record -> serde.decode(record.value()))
                .containsExactly(
                        new SlotAsked(RUN, 1, "me", limits), new SlotAnswered(RUN, 1, SlotDecision.GRANTED, 0, 0));
        assertThat(agent.records(TOPICS.agentCalls())).hasSize(1);
    }

    @Test
    void a_run_above_the_limit_is_refused_on_every_topic_that_tells_of_it_until_another_one_has_ended() {
        var limits = new Concurrency(1, 0);
        agent.send(AgentDriver.admission(agent.nextSource(), RUN, "do it", limits));
        var call = agent.written(TOPICS.agentCalls()).getFirst();

        agent.send(AgentDriver.admission(agent.nextSource(), other("second"), "do it", limits));

        assertThat(agent.written(TOPICS.runOutcomes())).singleElement().satisfies(outcome -> {
            assertThat(outcome.run()).isEqualTo(other("second"));
            assertThat(outcome.reason()).isEqualTo(Reason.LIMIT_REACHED);
            assertThat(outcome.detail()).startsWith("tenant acme has 1 runs at work, as many as policy house@1 allows");
        });
        assertThat(agent.written(TOPICS.audit()))
                .extracting(entry -> entry.type())
                .containsExactly("run.rejected");
        agent.send(answer(agent.nextSource(), call));
        agent.send(AgentDriver.admission(agent.nextSource(), other("third"), "do it", limits));
        assertThat(agent.written(TOPICS.agentCalls())).hasSize(1);
    }

    private static RunKey other(String run) {
        return new RunKey("acme", "desk-of-" + run, run);
    }

    @Test
    void a_timer_comes_back_through_the_inbox_when_it_is_due_and_not_before() {
        agent.admit();

        agent.later(Duration.ofSeconds(99));
        assertThat(agent.records(TOPICS.agentInbox())).isEmpty();

        agent.later(Duration.ofSeconds(1));
        assertThat(agent.written(TOPICS.agentInbox())).singleElement().isInstanceOf(TimerDue.class);
    }

    @Test
    void the_timer_record_is_what_makes_the_decision() {
        agent.admit();
        long seq = agent.written(TOPICS.agentCalls()).getFirst().head().callSeq();
        agent.send(new CallersHandedOver(agent.nextSource(), new CallerHandover(0, "", "gone", List.of(seq))));

        agent.later(Duration.ofSeconds(100));

        assertThat(agent.written(TOPICS.agentCalls()))
                .as("the record went back to the source of the topology")
                .singleElement()
                .satisfies(call -> assertThat(call.head().grant()).isEqualTo(2));
    }

    @Test
    void bytes_that_are_no_event_are_set_aside_with_where_they_came_from_and_the_rest_goes_on() {
        var bytes = "not an event".getBytes(StandardCharsets.UTF_8);

        agent.send(bytes);
        agent.admit();

        var dead = agent.records(TOPICS.deadLetters());
        assertThat(dead).singleElement().satisfies(record -> {
            assertThat(record.value()).isEqualTo(bytes);
            assertThat(record.key()).isEqualTo("acme/desk");
            assertThat(header(record, "taffrail-source")).isEqualTo("taffrail.agent-inbox:0@0");
            assertThat(header(record, "taffrail-reason")).isNotEmpty();
            assertThat(header(record, "taffrail-detail")).isNotEmpty();
            assertThat(record.headers().lastHeader("own"))
                    .as("the headers it had")
                    .isNotNull();
        });
        assertThat(agent.records(TOPICS.agentCalls())).hasSize(1);
    }

    @Test
    void what_goes_out_carries_no_header_of_what_came_in() {
        agent.admit();

        assertThat(agent.records(TOPICS.agentCalls()).getFirst().headers().toArray())
                .isEmpty();
    }

    static ModelReturned answer(Source source, AgentCall call) {
        var at = call.head();
        var head = new ResultHead(
                at.run(), at.callId(), at.grant(), at.callSeq(), at.partition(), "caller-1", at.policy(), "");
        var attempt = new Attempt(1, Billing.BILLED, new TokenUsage(5, 5, 0, 0, 0), "scripted", "clerk", "", 1);
        return new ModelReturned(
                source,
                "",
                new ModelResult(
                        head,
                        ModelStatus.ANSWERED,
                        List.of(attempt),
                        Text.of("done", Origin.MODEL),
                        List.of(),
                        FinishReason.STOP,
                        0,
                        "",
                        0,
                        1),
                List.of());
    }

    private static String header(TestRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
