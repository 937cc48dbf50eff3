package dev.taffrail.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.run.Input;
import dev.taffrail.agent.run.Rules;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.EntitySnapshot;
import dev.taffrail.schemas.event.MessageAdded;
import dev.taffrail.schemas.event.ModelStep;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever is changed in the record of a partition is found, and where.
class PlantedDifferenceTest {
    private static final Bytes OTHER = Bytes.ofHex("0011223344556677");

    private final Traffic traffic = Traffic.of(OrderlyDay.of(40, 4));
    private final int middle = traffic.events.size() / 2;

    @Test
    void a_changed_event() {
        var offset = traffic.replaceFirst(
                ModelStep.class,
                middle,
                step -> new ModelStep(
                        step.head(),
                        step.callId(),
                        step.grant(),
                        step.status(),
                        step.attempts(),
                        step.finish(),
                        step.charged(),
                        step.overspent(),
                        step.latencyMillis() + 1,
                        step.detail(),
                        step.sequence(),
                        step.answer(),
                        step.chainHash(),
                        step.verdicts()));

        var first = found(1);

        assertThat(first.offset()).isEqualTo(offset);
        assertThat(first.what()).isEqualTo("ModelStep.latencyMillis");
    }

    @Test
    void a_changed_text_without_showing_it() {
        traffic.replaceFirst(
                MessageAdded.class,
                middle,
                added -> new MessageAdded(
                        added.head(),
                        added.sequence(),
                        Message.user(
                                Text.of("my secret", Origin.USER),
                                added.message().run(),
                                1,
                                0)));

        var first = found(1);

        assertThat(first.what()).startsWith("MessageAdded.message.text");
        assertThat(first.expected()).startsWith("text of 9 bytes").doesNotContain("secret");
    }

    @Test
    void a_changed_digest_of_effects() {
        var offset = traffic.replaceFirst(
                Decided.class,
                middle,
                decided -> new Decided(decided.offset(), decided.machineVersion(), OTHER, decided.entities()));

        var first = found(1);

        assertThat(first.offset()).isEqualTo(offset);
        assertThat(first.what()).isEqualTo("digest of effects");
        assertThat(first.expected()).isEqualTo(OTHER.hex());
    }

    @Test
    void a_changed_digest_of_a_run() {
        var offset = traffic.replaceFirst(
                Decided.class,
                middle,
                decided -> new Decided(
                        decided.offset(), decided.machineVersion(), decided.effects(), changedRun(decided.entities())));

        var report = traffic.replay();

        assertThat(report.firstDivergence()).hasValueSatisfying(first -> {
            assertThat(first.offset()).isEqualTo(offset);
            assertThat(first.what()).startsWith("digest of run/acme/");
            assertThat(first.run()).isNotNull();
            assertThat(first.expected()).isEqualTo(OTHER.hex());
        });
        assertThat(report.counts().diverged()).isOne();
        assertThat(report.counts().notVerifiable())
                .as("later decisions of that run")
                .isPositive();
    }

    @Test
    void a_changed_snapshot() {
        traffic.replaceFirst(
                EntitySnapshot.class,
                middle,
                snapshot -> new EntitySnapshot(snapshot.offset(), snapshot.entity(), Bytes.of((byte) 0)));

        assertThat(found(1).what()).startsWith("snapshot of ");
    }

    @Test
    void a_missing_digest_record() {
        var gone = next(Decided.class);
        traffic.events.remove(gone);

        var first = found(1);

        assertThat(first.offset()).isEqualTo(gone.offset());
        assertThat(first.expected()).isEqualTo("nothing");
    }

    @Test
    void all_evidence_of_a_decision_missing() {
        var gone = next(Decided.class);
        traffic.events.removeIf(event -> Recorded.causeOf(event) == gone.offset());

        assertThat(found(1).offset()).isEqualTo(gone.offset());
    }

    @Test
    void evidence_cut_off_at_the_end() {
        var last = traffic.inbox.getLast().offset();
        traffic.events.removeIf(event -> Recorded.causeOf(event) == last);

        assertThat(found(1).offset()).isEqualTo(last);
    }

    @Test
    void a_digest_record_too_many() {
        var twice = next(Decided.class);
        traffic.events.add(traffic.events.indexOf(twice), twice);

        assertThat(found(1).offset()).isEqualTo(twice.offset());
    }

    @Test
    void evidence_of_a_decision_that_nobody_made() {
        var offset = next(Decided.class).offset();
        traffic.inbox.removeIf(input -> input.offset() == offset);

        var first = traffic.replay().firstDivergence().orElseThrow();

        assertThat(first.offset()).isEqualTo(offset);
        assertThat(first.actual()).isEqualTo("no such decision");
    }

    @Test
    void inbox_records_in_another_order() {
        var offset = next(RunAccepted.class).head().offset();
        var one = traffic.inbox.get((int) offset);
        var other = traffic.inbox.get((int) offset + 1);
        traffic.inbox.set((int) offset, new Input(one.partition(), one.offset(), one.time(), other.event()));
        traffic.inbox.set((int) offset + 1, new Input(one.partition(), other.offset(), other.time(), one.event()));

        assertThat(traffic.replay().firstDivergence())
                .hasValueSatisfying(first -> assertThat(first.offset()).isEqualTo(offset));
    }

    @Test
    void evidence_in_another_order() {
        Collections.swap(traffic.events, middle, middle + 1);

        assertThat(traffic.replay().counts().diverged()).isPositive();
    }

    @Test
    void another_time_of_an_inbox_record() {
        var offset = next(RunAccepted.class).head().offset();
        var at = traffic.inbox.get((int) offset);
        traffic.inbox.set((int) offset, new Input(at.partition(), at.offset(), at.time() + 1, at.event()));

        assertThat(traffic.replay().firstDivergence()).hasValueSatisfying(first -> {
            assertThat(first.offset()).isEqualTo(offset);
            assertThat(first.what()).isEqualTo("RunAccepted.head.time");
        });
    }

    @Test
    void a_changed_digest_behind_a_start_from_the_middle() {
        var offset = traffic.replaceFirst(
                Decided.class,
                traffic.events.size() * 9 / 10,
                decided -> isAnswer(decided.offset())
                        ? new Decided(decided.offset(), decided.machineVersion(), OTHER, decided.entities())
                        : decided);

        var report = traffic.replay(traffic.end() / 4, null);

        assertThat(report.firstDivergence())
                .hasValueSatisfying(first -> assertThat(first.offset()).isEqualTo(offset));
    }

    @Test
    void decisions_of_other_rules_are_reported_apart() {
        var half = traffic.end() / 2;
        traffic.events.replaceAll(event -> event instanceof Decided decided && decided.offset() < half
                ? new Decided(decided.offset(), Rules.MACHINE_VERSION + 1, OTHER, decided.entities())
                : event);

        var counts = traffic.replay().counts();

        assertThat(counts.diverged()).isZero();
        assertThat(counts.otherVersion()).isEqualTo(half);
        assertThat(counts.agreed()).isPositive();
    }

    private boolean isAnswer(long offset) {
        return traffic.inbox.get((int) offset).event() instanceof ModelReturned;
    }

    private Divergence found(int times) {
        var report = traffic.replay();
        assertThat(report.counts().diverged()).isEqualTo(times);
        return report.firstDivergence().orElseThrow();
    }

    private <E> E next(Class<E> type) {
        return traffic.events.stream()
                .skip(middle)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<EntityDigest> changedRun(List<EntityDigest> entities) {
        var changed = new ArrayList<>(entities);
        changed.replaceAll(
                digest -> digest.entity().startsWith("run/") && !digest.digest().isEmpty()
                        ? new EntityDigest(digest.entity(), OTHER)
                        : digest);
        return changed;
    }
}
