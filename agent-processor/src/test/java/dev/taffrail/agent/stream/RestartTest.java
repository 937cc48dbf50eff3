package dev.taffrail.agent.stream;

import static dev.taffrail.agent.stream.AgentDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.kafka.PolledBatch;
import dev.taffrail.schemas.codec.SchemaSource;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.Source;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/// What one processor leaves in the store is all that the next one needs. (The test driver wipes its directory when it
/// closes, so the store is shared here; that RocksDB keeps it is shown where processes are killed.)
class RestartTest {
    private static final long NOON = 1_767_268_800_000L;

    private final KeyValueStore<String, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(AgentTopology.STATE), Serdes.String(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();
    private long start = NOON;
    private MockProcessorContext<Addressed, byte[]> context = started();
    private Processor<String, byte[], Addressed, byte[]> processor = processor();
    private long offset;

    @Test
    void a_processor_goes_on_where_another_was() {
        send(AgentDriver.admission(source()));
        var call = written(TOPICS.agentCalls()).getFirst();

        restart();
        send(AgentTopologyTest.answer(source(), call));

        assertThat(written(TOPICS.runOutcomes()))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.status()).isEqualTo(RunStatus.COMPLETED));
    }

    @Test
    void what_the_other_has_decided_is_not_decided_again() {
        var admission = AgentDriver.admission(source());
        send(admission);

        restart();
        send(admission);

        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void the_timers_are_armed_again() {
        send(AgentDriver.admission(source()));

        restart();
        var schedule = context.scheduledPunctuators().getFirst();
        assertThat(schedule.getInterval()).hasSeconds(100);
        context.setCurrentSystemTimeMs(NOON + 100_000);
        schedule.getPunctuator().punctuate(NOON + 100_000);

        assertThat(context.forwarded())
                .singleElement()
                .satisfies(forwarded -> assertThat(Outlets.serde(TOPICS.agentInbox(), SchemaSource.NONE)
                                .decode(forwarded.record().value()))
                        .isEqualTo(new TimerDue(NOON + 100_000)));
    }

    @Test
    void timers_that_ran_out_while_nobody_was_there_leave_callers_a_moment_to_answer() {
        send(AgentDriver.admission(source()));

        start = NOON + 500_000;
        restart();

        assertThat(context.scheduledPunctuators())
                .singleElement()
                .satisfies(schedule -> assertThat(schedule.getInterval()).hasSeconds(3));
    }

    @Test
    void records_that_keep_coming_do_not_put_a_timer_off() {
        send(AgentDriver.admission(source()));
        var armed = context.scheduledPunctuators().size();

        for (int i = 0; i < 3; i++) {
            context.setCurrentSystemTimeMs(NOON + 100_000 + 10L * i);
            send(new TimerDue(NOON));
        }

        assertThat(context.scheduledPunctuators()).hasSize(armed);
        assertThat(context.scheduledPunctuators().getLast().cancelled()).isFalse();
    }

    @Test
    void a_timer_on_its_way_is_announced_again_only_after_a_while() {
        send(AgentDriver.admission(source()));
        goOff(NOON + 100_000);
        context.resetForwards();

        goOff(NOON + 100_020);
        assertThat(context.forwarded()).isEmpty();

        goOff(NOON + 105_000);
        assertThat(context.forwarded()).hasSize(1);
    }

    @Test
    void what_a_timer_record_left_over_is_announced_at_once() {
        send(AgentDriver.admission(source()));
        goOff(NOON + 100_000);
        send(new TimerDue(NOON)); // too early by the clock of the log: the timer is still there
        context.resetForwards();

        goOff(NOON + 100_020);

        assertThat(context.forwarded()).hasSize(1);
    }

    private void goOff(long time) {
        context.setCurrentSystemTimeMs(time);
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(time);
    }

    @Test
    void a_task_that_is_taken_up_again_knows_what_its_store_has_and_nothing_else() {
        send(AgentDriver.admission(source()));

        context = started();
        processor.init(context);
        assertThat(context.scheduledPunctuators()).hasSize(1);

        try (var paths = store.all()) {
            paths.forEachRemaining(entry -> store.delete(entry.key));
        }
        context = started();
        processor.init(context);
        assertThat(context.scheduledPunctuators()).isEmpty();
    }

    @Test
    void a_decision_that_fits_into_no_record_ends_its_run_and_stops_nothing() {
        processor = DecideProcessor.supplier(
                        TOPICS,
                        SchemaSource.NONE,
                        new PolledBatch(System::nanoTime),
                        new AgentMeters(new SimpleMeterRegistry()),
                        4_000)
                .get();
        processor.init(context);

        send(AgentDriver.admission(source(), "x".repeat(5_000)));

        assertThat(written(TOPICS.runOutcomes()))
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.reason()).isEqualTo(Reason.INTERNAL_ERROR));
        assertThat(context.forwarded(TOPICS.deadLetters().name())).hasSize(1);
        assertThat(written(TOPICS.agentCalls())).isEmpty();
    }

    @Test
    void a_timer_goes_to_the_partition_of_its_task() {
        send(AgentDriver.admission(source()));

        context.setCurrentSystemTimeMs(NOON + 100_000);
        context.resetForwards();
        context.scheduledPunctuators().getLast().getPunctuator().punctuate(NOON + 100_000);

        assertThat(context.forwarded())
                .singleElement()
                .satisfies(forwarded -> assertThat(forwarded.record().key())
                        .isEqualTo(new Addressed("timer", context.taskId().partition())));
    }

    private void restart() {
        context = started();
        processor = processor();
    }

    private MockProcessorContext<Addressed, byte[]> started() {
        var started = new MockProcessorContext<Addressed, byte[]>();
        started.setCurrentSystemTimeMs(start);
        if (!store.isOpen()) {
            store.init(started.getStateStoreContext(), store);
        }
        started.addStateStore(store);
        return started;
    }

    private Processor<String, byte[], Addressed, byte[]> processor() {
        var made = DecideProcessor.supplier(
                        TOPICS,
                        SchemaSource.NONE,
                        new PolledBatch(System::nanoTime),
                        new AgentMeters(new SimpleMeterRegistry()))
                .get();
        made.init(context);
        return made;
    }

    private void send(InboxEvent event) {
        context.setRecordMetadata(TOPICS.agentInbox().name(), 0, offset++);
        var value = Outlets.serde(TOPICS.agentInbox(), SchemaSource.NONE).encode(event);
        processor.process(new Record<>(AgentDriver.RUN.recordKey(), value, NOON));
    }

    private Source source() {
        return new Source("topic", 0, offset);
    }

    private <V> List<V> written(Topic<V> topic) {
        var serde = Outlets.serde(topic, SchemaSource.NONE);
        return context.forwarded(topic.name()).stream()
                .map(forwarded -> serde.decode(forwarded.record().value()))
                .toList();
    }
}
