package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.call.Billing;
import dev.taffrail.schemas.call.ModelStatus;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.event.LegStarted;
import dev.taffrail.schemas.event.RunAccepted;
import dev.taffrail.schemas.event.StatusChanged;
import dev.taffrail.schemas.inbox.SlotAnswered;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotDecision;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// How many runs of a tenant and of a user are at work. The partition of the story is that of the runs and that of the
/// tenant's scope; what it tells is heard when the test says so.
class SlotRulesTest {
    private static final Concurrency ONE = new Concurrency(1, 0);
    private static final Concurrency ONE_EACH = new Concurrency(0, 1);
    private static final String TENANT = "scope/tenant/acme";

    @Test
    void a_run_starts_when_its_slot_is_granted_and_not_before() {
        var story = new Story().tell(admitted("r", "me", ONE));
        assertThat(story.live().phase()).isInstanceOf(Phase.AwaitingSlot.class);
        assertThat(story.events(RunAccepted.class))
                .singleElement()
                .satisfies(accepted -> assertThat(accepted.status()).isEqualTo(RunStatus.QUEUED));
        assertThat(story.newlyTold()).containsExactly(new SlotAsked(Story.RUN, 1, "me", ONE));
        assertThat(story.calls()).isEmpty();

        story.hearAll();

        assertThat(story.events(LegStarted.class)).hasSize(1);
        assertThat(story.newCalls()).hasSize(1);
        assertThat(held(story, TENANT)).isEqualTo(1);
    }

    @Test
    void a_run_above_the_limit_of_its_tenant_is_refused_with_the_reason() {
        var story = new Story().tell(admitted("first", "me", ONE)).hearAll();

        story.tell(admitted("r", "you", ONE)).hearAll();

        assertThat(story.outcome().run()).isEqualTo(Story.RUN);
        assertThat(story.outcome().status()).isEqualTo(RunStatus.REJECTED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.LIMIT_REACHED);
        assertThat(story.outcome().detail())
                .isEqualTo("tenant acme has 1 runs at work, as many as policy house@1 allows;"
                        + " send this one again, with a new run id, when one has ended");
        assertThat(audits(story)).containsExactly("run.rejected");
        assertThat(held(story, TENANT)).as("it held nothing to give back").isEqualTo(1);
        assertThat(story.calls()).hasSize(1);
    }

    @Test
    void a_run_above_the_limit_of_its_user_is_refused_and_other_users_are_not() {
        var story = new Story().tell(admitted("first", "me", ONE_EACH)).hearAll();

        story.tell(admitted("r", "me", ONE_EACH)).hearAll();
        assertThat(story.outcome().detail())
                .isEqualTo("the user has 1 runs at work, as many as policy house@1 allows;"
                        + " send this one again, with a new run id, when one has ended");

        story.tell(admitted(elsewhere("other"), "you", ONE_EACH)).hearAll();
        assertThat(story.outcomes()).hasSize(1);
        assertThat(held(story, TENANT)).isEqualTo(2);
    }

    @Test
    void whoever_asks_without_a_name_counts_for_the_tenant_only() {
        var story = new Story();
        IntStream.range(0, 3)
                .forEach(n ->
                        story.tell(admitted(elsewhere("r" + n), "", ONE_EACH)).hearAll());

        assertThat(story.outcomes()).isEmpty();
        assertThat(held(story, TENANT)).isEqualTo(3);
        assertThat(story.state().paths("scope/user/", "", 9)).isEmpty();
    }

    @Test
    void the_name_of_a_user_is_in_no_path() {
        var story =
                new Story().tell(admitted("r", "ann/e@example.org", ONE_EACH)).hearAll();

        assertThat(story.state().paths("scope/user/", "", 9))
                .singleElement()
                .asString()
                .matches("scope/user/acme/[0-9a-f]{32}");
    }

    @Test
    void the_end_of_a_run_lets_another_one_in_and_leaves_nothing_behind() {
        var story = new Story().tell(admitted("r", "me", new Concurrency(1, 1))).hearAll();

        story.answers("done");
        assertThat(story.newlyTold()).containsExactly(new SlotReleased(Story.RUN, 1));
        story.hearAll();
        assertThat(held(story, TENANT)).isZero();
        assertThat(slots(story)).isEmpty();

        story.tell(admitted("next", "me", new Concurrency(1, 1))).hearAll();
        assertThat(story.newCalls()).hasSize(1);
    }

    @Test
    void every_end_gives_the_slot_back() {
        assertFree(counted().answers("done"));
        assertFree(counted().fails(ModelStatus.FAILED_PERMANENT, Billing.NOT_BILLED));
        assertFree(counted().command("c", CommandKind.CANCEL));
        var broken = counted();
        broken.state().entities.remove("agent/" + Given.AGENT.version());
        assertFree(broken.answers("done"));
        assertThat(broken.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
    }

    @Test
    void a_limit_that_was_lowered_holds_at_once() {
        var story = new Story();
        IntStream.range(0, 3)
                .forEach(n -> story.tell(admitted(elsewhere("r" + n), "me", new Concurrency(5, 0)))
                        .hearAll());

        story.tell(admitted("r", "me", new Concurrency(2, 0))).hearAll();

        assertThat(story.outcome().detail()).startsWith("tenant acme has 3 runs at work, and policy house@1 allows 2;");
    }

    @Test
    void a_question_of_a_run_that_has_a_slot_is_granted_without_counting_it_twice() {
        var story = counted();

        story.hear(new SlotAsked(Story.RUN, 1, "me", ONE));

        assertThat(story.newlyTold()).containsExactly(new SlotAnswered(Story.RUN, 1, SlotDecision.GRANTED, 0, 0));
        assertThat(held(story, TENANT)).isEqualTo(1);
        story.hearAll();
        assertThat(story.newlyTold()).as("the run is at work, and keeps it").isEmpty();
    }

    @Test
    void a_question_that_nobody_answers_is_asked_again() {
        var story = new Story().tell(admitted("r", "me", ONE));

        story.later(Rules.ASK_AGAIN - 1).timer();
        assertThat(story.newlyTold()).isEmpty();
        story.later(1).timer();
        assertThat(story.newlyTold()).containsExactly(new SlotAsked(Story.RUN, 1, "me", ONE));

        story.hearAll();
        assertThat(held(story, TENANT)).isEqualTo(1);
        assertThat(story.calls()).hasSize(1);
        assertFree(story.answers("done"));
    }

    @Test
    void a_run_that_is_cancelled_while_it_asks_holds_nothing_in_the_end() {
        var story = new Story().tell(admitted("r", "me", ONE)).command("c", CommandKind.CANCEL);
        assertThat(story.outcome().status()).isEqualTo(RunStatus.CANCELLED);

        story.hearAll();

        assertThat(slots(story)).isEmpty();
        assertThat(story.outcomes()).hasSize(1);
        assertThat(story.calls()).isEmpty();
    }

    @Test
    void a_run_that_was_never_let_in_is_not_let_in_by_a_resume() {
        var story = new Story().admit("before").tell(Tell.admitted(Story.RUN, "me", ONE));
        story.command("c", CommandKind.CANCEL);

        story.resume("u", Limits.NONE, 0).hearAll();

        assertThat(story.outcome().resumable()).isFalse();
        assertThat(story.ended().head().leg()).isEqualTo(1);
        assertThat(slots(story)).isEmpty();
    }

    @Test
    void a_grant_that_no_run_waits_for_is_given_back() {
        var story = new Story().hear(new SlotAnswered(Story.RUN, 1, SlotDecision.GRANTED, 0, 0));

        assertThat(story.newlyTold()).containsExactly(new SlotReleased(Story.RUN, 1));
        assertThat(story.hear(new SlotAnswered(Story.RUN, 1, SlotDecision.TENANT_LIMIT, 1, 1))
                        .newlyTold())
                .isEmpty();
    }

    @Test
    void a_release_of_a_slot_that_is_not_held_changes_nothing() {
        var story = counted();
        var before = story.state().get(Key.runsAtWork("acme"));

        story.hear(new SlotReleased(elsewhere("unknown"), 1));

        assertThat(story.state().get(Key.runsAtWork("acme"))).isEqualTo(before);
        assertThat(story.effects()).isEmpty();
    }

    @Test
    void a_run_that_was_paused_while_it_asked_is_paused_when_it_gets_its_slot_and_keeps_it() {
        var story = new Story().tell(admitted("r", "me", ONE)).command("p", CommandKind.PAUSE);

        story.hearAll();

        assertThat(story.events(StatusChanged.class))
                .singleElement()
                .satisfies(changed -> assertThat(changed.status()).isEqualTo(RunStatus.PAUSED));
        assertThat(story.calls()).isEmpty();
        assertThat(held(story, TENANT)).isEqualTo(1);
        assertThat(story.command("u", CommandKind.RESUME).newCalls()).hasSize(1);
    }

    @Test
    void a_run_that_is_resumed_while_it_asks_is_queued_as_before() {
        var story = new Story().tell(admitted("r", "me", ONE)).command("p", CommandKind.PAUSE);

        story.command("u", CommandKind.RESUME);

        assertThat(story.events(StatusChanged.class))
                .singleElement()
                .satisfies(changed -> assertThat(changed.status()).isEqualTo(RunStatus.QUEUED));
        assertThat(story.newlyTold()).isEmpty();
        assertThat(story.hearAll().calls()).hasSize(1);
    }

    @Test
    void a_resumed_leg_takes_a_slot_whatever_the_limit_and_others_wait_for_it() {
        var story = counted().command("c", CommandKind.CANCEL).hearAll();
        story.tell(admitted(elsewhere("other"), "me", ONE)).hearAll();

        story.resume("u", Limits.NONE, 0);
        assertThat(story.newCalls()).as("it starts without an answer").hasSize(1);
        assertThat(story.newlyTold()).containsExactly(new SlotAsked(Story.RUN, 2, "me", Concurrency.NONE));
        story.hearAll();

        assertThat(held(story, TENANT)).isEqualTo(2);
        story.tell(admitted(elsewhere("third"), "me", ONE)).hearAll();
        assertThat(story.outcome().detail()).contains("has 2 runs at work, and policy house@1 allows 1");
        assertThat(held(story.answers("done").hearAll(), TENANT)).isEqualTo(1);
    }

    @Test
    void what_a_former_leg_gives_back_late_is_not_taken_from_the_next_one() {
        var story = new Story()
                .tell(admitted(elsewhere("first"), "me", Story.LIMITS))
                .hearAll();
        story.tell(admitted("r", "me", Story.LIMITS))
                .hear(new SlotAsked(Story.RUN, 1, "me", Story.LIMITS)) // once more than is told below
                .hear(new SlotAnswered(Story.RUN, 1, SlotDecision.GRANTED, 0, 0))
                .command("c", CommandKind.CANCEL);

        story.resume("u", Limits.NONE, 0).hearAll();

        assertThat(story.live().head().leg()).isEqualTo(2);
        assertThat(held(story, TENANT))
                .as("the first run, and leg 2 of this one")
                .isEqualTo(2);
        assertThat(story.state().get(Key.holder(Story.RUN)))
                .extracting(Entity.SlotHolder::leg)
                .isEqualTo(2);
    }

    @Test
    void a_run_behind_another_one_of_its_session_has_a_slot_while_it_waits() {
        var story = new Story().admitCounted("first").admitCounted("r");

        assertThat(story.live().phase()).isInstanceOf(Phase.Queued.class);
        assertThat(held(story, TENANT)).isEqualTo(2);
        story.admitCounted("third");
        assertThat(story.outcome().detail()).startsWith("the user has 2 runs at work");

        story.tell(Tell.answers(Tell.to(story.calls().getFirst()), "done")).hearAll();
        assertThat(story.live().phase()).isInstanceOf(Phase.Thinking.class);
        assertThat(held(story, TENANT)).isEqualTo(1);
    }

    @Test
    void a_full_session_refuses_a_run_that_got_its_slot_and_it_gives_it_back() {
        var story = new Story();
        IntStream.rangeClosed(0, Rules.SESSION_QUEUE).forEach(n -> story.admit("r" + n));

        story.admitCounted("r");

        assertThat(story.outcome().run()).isEqualTo(Story.RUN);
        assertThat(story.outcome().reason()).isEqualTo(Reason.SESSION_BUSY);
        assertThat(slots(story)).isEmpty();
    }

    @Test
    void runs_without_a_limit_are_not_counted() {
        var story = new Story().admit();

        assertThat(story.told()).isEmpty();
        assertThat(story.answers("done").told()).isEmpty();
    }

    @Test
    void a_repeated_request_of_a_run_that_waits_changes_nothing() {
        var story = new Story().tell(admitted("r", "me", ONE));

        story.tell(admitted("r", "me", ONE));

        assertThat(story.effects()).isEmpty();
        assertThat(story.hearAll().outcomes()).isEmpty();
        assertThat(held(story, TENANT)).isEqualTo(1);
    }

    @Test
    void a_request_that_was_refused_stays_refused_and_another_one_is_refused_too() {
        var story = new Story().tell(admitted("first", "me", ONE)).hearAll();
        story.tell(admitted("r", "me", ONE)).hearAll();

        story.tell(admitted("r", "me", ONE)).hearAll();
        assertThat(story.effects()).isEmpty();
        story.tell(admitted("again", "me", ONE)).hearAll();

        assertThat(story.outcomes())
                .extracting(outcome -> outcome.run().run() + " " + outcome.reason())
                .containsExactly("r LIMIT_REACHED", "again LIMIT_REACHED");
        assertThat(held(story, TENANT)).isEqualTo(1);
    }

    @Test
    void a_question_that_a_rule_fails_on_ends_the_run_instead_of_leaving_it_waiting() {
        var story = new Story().tell(admitted("r", "me", ONE));
        story.state().entities.put("holder/acme/desk/r", new Entity.Mark(0)); // not of the type that belongs there

        story.hearAll();

        assertThat(story.outcome().status()).isEqualTo(RunStatus.REJECTED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
    }

    @Test
    void the_counts_have_digests_and_snapshots() {
        var story = new Story().tell(admitted("r", "", ONE));

        story.hear(new SlotAsked(Story.RUN, 1, "", ONE));

        assertThat(story.events(Decided.class).getFirst().entities())
                .extracting(EntityDigest::entity)
                .containsExactly("holder/acme/desk/r", "partition", TENANT);
        assertThat(story.effects())
                .filteredOn(Effect.Snapshot.class::isInstance)
                .extracting(effect -> ((Effect.Snapshot) effect).entity())
                .containsExactly(TENANT);
    }

    private static Tell admitted(String run, String user, Concurrency limits) {
        return Tell.admitted(Story.run(run), user, limits);
    }

    private static Tell admitted(RunKey run, String user, Concurrency limits) {
        return Tell.admitted(run, user, limits);
    }

    /// In a session of its own.
    private static RunKey elsewhere(String run) {
        return new RunKey("acme", run, run);
    }

    private static Story counted() {
        return new Story().tell(admitted("r", "me", ONE)).hearAll();
    }

    private static void assertFree(Story story) {
        assertThat(slots(story.hearAll())).isEmpty();
        assertThat(story.outcomes()).hasSize(1);
    }

    private static int held(Story story, String path) {
        var counted = story.state().get(new Key<>(path, Entity.RunsAtWork.class));
        return counted == null ? 0 : counted.count();
    }

    /// What the state has of slots.
    private static List<String> slots(Story story) {
        return story.state().entities.keySet().stream()
                .filter(path -> path.startsWith("scope/") || path.startsWith("holder/"))
                .toList();
    }

    private static List<String> audits(Story story) {
        return story.effects().stream()
                .map(effect -> effect instanceof Effect.Audit(var event) ? event.type() : null)
                .filter(Objects::nonNull)
                .toList();
    }
}
