package dev.taffrail.ingest.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.ingest.form.PayloadTooLarge;
import dev.taffrail.schemas.codec.SchemaLock;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.request.RunCommand;
import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TaffrailClientTest {
    private static final RunKey RUN = new RunKey("default", "s1", "r1");

    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final TaffrailClient client = over(kafka);

    @Test
    void writes_a_request_under_the_key_of_its_session() throws InterruptedException {
        var submitted =
                client.submit(RunDraft.of("helper", "Hello").withRunId("r1").inSession("s1"));

        assertThat(submitted).isEqualTo(new Submitted(RUN, "taffrail.run-requests", 0, 0));
        assertThat(sent().key()).isEqualTo("default/s1");
        assertThat(request(sent()).input()).isEqualTo(Text.of("Hello", Origin.USER));
    }

    @Test
    void makes_an_id_for_a_request_without_one_and_a_session_of_its_own() throws InterruptedException {
        var submitted = client.submit(RunDraft.of("helper", "Hello"));

        assertThat(submitted.run().run()).matches("[0-9a-z]{26}");
        assertThat(submitted.run().session()).isEqualTo(submitted.run().run());
        assertThat(request(sent()).runId()).isEqualTo(submitted.run().run());
        assertThat(sent().key()).isEqualTo(submitted.run().recordKey());
    }

    @Test
    void says_who_traces_the_request_in_the_record_and_in_its_header() throws InterruptedException {
        String context = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        client.submit(RunDraft.of("helper", "Hello").tracedBy(context));

        assertThat(request(sent()).traceparent()).isEqualTo(context);
        assertThat(sent().headers().lastHeader("traceparent").value())
                .isEqualTo(context.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refuses_a_text_beyond_the_limit_and_sends_nothing() {
        var tooLong = RunDraft.of("helper", "x".repeat(256 * 1024 + 1));

        assertThatThrownBy(() -> client.submit(tooLong))
                .isInstanceOf(PayloadTooLarge.class)
                .hasMessageContainingAll("input", "262145", "at most 262144");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void refuses_a_record_beyond_the_limit_of_its_topic() {
        var traced = new RunDraft("", "", "", "helper", "Hello", Limits.NONE, List.of(), "", "x".repeat(1 << 20));

        assertThatThrownBy(() -> client.submit(traced))
                .isInstanceOf(PayloadTooLarge.class)
                .hasMessageContainingAll("1048576", "run-requests");
    }

    @Test
    void refuses_what_the_gate_would_refuse() {
        var labels = RunDraft.of("helper", "Hello").withLabel("huge", "x".repeat(300));

        assertThatThrownBy(() -> client.submit(labels))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("the label huge has 300 characters; at most 256 are allowed");
    }

    @Test
    void refuses_what_the_gate_could_only_quarantine() {
        assertThatThrownBy(() -> client.submit(RunDraft.of("helper", "Hello").withRunId("a/b")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("run_id");
        assertThatThrownBy(() -> client.command(Commands.addBudget(RUN, "more", Limits.NONE)))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("add is missing");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void refuses_negative_limits_by_name() {
        var negative = new Limits(0, 0, 0, 0, -5, 0, 0, List.of(), 0, 0);

        assertThatThrownBy(() -> client.submit(RunDraft.of("helper", "Hello").withLimits(negative)))
                .hasMessageContaining("limits.total_tokens is -5");
    }

    @Test
    void gives_a_command_an_id_and_the_key_of_the_runs_session() throws InterruptedException {
        var sent = client.command(Commands.cancel(RUN, "not needed"));

        assertThat(sent.topic()).isEqualTo("taffrail.run-commands");
        assertThat(sent.commandId()).matches("[0-9a-z]{26}");
        assertThat(sent().key()).isEqualTo("default/s1");
        RunCommand command = serde(RunCommand.class).decode(sent().value());
        assertThat(command.kind()).isEqualTo(CommandKind.CANCEL);
        assertThat(command.commandId()).isEqualTo(sent.commandId());
    }

    @Test
    void names_the_run_when_kafka_does_not_acknowledge() {
        kafka.sendException = new TimeoutException("no answer");

        assertThatThrownBy(() -> client.submit(
                        RunDraft.of("helper", "Hello").withRunId("r1").inSession("s1")))
                .isInstanceOfSatisfying(
                        NotSent.class, failed -> assertThat(failed.run()).isEqualTo(RUN))
                .hasMessageContainingAll("s1/r1", "no answer", "same id");
    }

    @Test
    void submits_many_in_order() throws InterruptedException {
        var acknowledged = new ArrayList<String>();

        long count = client.submitAll(
                requests(5), Pace.UNBOUNDED, each -> acknowledged.add(each.run().run()));

        assertThat(count).isEqualTo(5);
        assertThat(acknowledged).containsExactly("r0", "r1", "r2", "r3", "r4");
    }

    @Test
    void keeps_the_pace_it_is_given() throws InterruptedException {
        var time = new SteppedTime();

        client.submitAll(requests(4), new Pace(Duration.ofNanos(100), time), _ -> {});

        assertThat(time.passed).isEqualTo(300);
    }

    @Test
    void sends_nothing_after_a_request_that_is_refused_and_reports_what_was_sent_before() {
        var acknowledged = new ArrayList<String>();
        var requests = List.of(request("r0", "Hello"), request("r1", ""), request("r2", "Hello"))
                .iterator();

        assertThatThrownBy(() -> client.submitAll(
                        requests,
                        Pace.UNBOUNDED,
                        each -> acknowledged.add(each.run().run())))
                .isInstanceOf(InvalidRequest.class);
        assertThat(acknowledged).containsExactly("r0");
        assertThat(kafka.history()).hasSize(1);
    }

    @Test
    void reports_every_acknowledgement_even_when_one_record_is_lost() {
        var slow = new MockProducer<String, byte[]>(false, null, new StringSerializer(), new ByteArraySerializer());
        var acknowledged = new ArrayList<String>();
        var answering = new SteppedTime() {
            @Override
            public long now() {
                if (slow.history().size() == 3) { // before the fourth request the first three are answered
                    slow.completeNext();
                    slow.errorNext(new TimeoutException("lost"));
                    slow.completeNext();
                }
                return super.now();
            }
        };

        assertThatThrownBy(() -> over(slow)
                        .submitAll(
                                requests(4),
                                new Pace(Duration.ZERO, answering),
                                each -> acknowledged.add(each.run().run())))
                .isInstanceOf(NotSent.class)
                .hasMessageContaining("r1");
        assertThat(acknowledged).containsExactly("r0", "r2");
    }

    private static class SteppedTime implements Pace.Time {
        long passed;

        @Override
        public long now() {
            return passed;
        }

        @Override
        public void pause(long nanos) {
            passed += nanos;
        }
    }

    private static java.util.Iterator<RunRequest> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> request("r" + i, "Hello"))
                .iterator();
    }

    private static RunRequest request(String id, String input) {
        return RunDraft.of("helper", input).withRunId(id).request();
    }

    private static TaffrailClient over(MockProducer<String, byte[]> producer) {
        return TaffrailClient.over(
                producer,
                ClientConfig.DEFAULT,
                new TimeOrderedIds(InstantSource.fixed(java.time.Instant.EPOCH), new Random(7)));
    }

    private ProducerRecord<String, byte[]> sent() {
        return kafka.history().getLast();
    }

    private static RunRequest request(ProducerRecord<String, byte[]> record) {
        return serde(RunRequest.class).decode(record.value());
    }

    private static <T> TopicSerde<T> serde(Class<T> type) {
        return TopicSerde.of(type, SchemaLock.shipped(), SchemaSource.NONE, 1 << 20);
    }
}
