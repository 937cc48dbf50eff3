package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.call.ToolStatus;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.event.Decided;
import dev.taffrail.schemas.event.EntityDigest;
import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.Reason;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.RunStatus;
import dev.taffrail.schemas.run.Spend;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A rule that fails ends its run and nothing else; and every decision leaves its evidence.
class FailureRulesTest {
    @Test
    void a_rule_that_fails_ends_its_run_and_keeps_the_event_aside() {
        var story = broken(new Story().admit());

        story.answers("done");

        assertThat(story.outcome().status()).isEqualTo(RunStatus.FAILED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(story.effects()).hasAtLeastOneElementOfType(Effect.Quarantine.class);
        assertThat(story.outcome().detail()).isEqualTo("internal error: NullPointerException");
    }

    @ParameterizedTest
    @CsvSource({
        "answer, answer",
        "answer/detail, answer",
        "tool_arguments, tool_arguments",
        "tool_arguments:mail/2, tool_arguments"
    })
    void an_answer_that_is_refused_ends_the_run_and_says_by_which_rule_and_where(String source, String stage) {
        var noted = new Verdict(source, "tone", "house@1", 1000, List.of(), Action.WARN, Bytes.EMPTY, 0, "");
        var refused = new Verdict(source, "codename", "house@1", 1000, List.of(), Action.REJECT, Bytes.EMPTY, 0, "");
        var story = new Story().admit();

        story.tell(Tell.screened(Tell.to(story.modelCall()), List.of(noted, refused)));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.FAILED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.GUARDRAIL);
        assertThat(story.outcome().detail())
                .isEqualTo("the model's answer was refused by the rule codename at " + stage);
    }

    @Test
    void the_partition_goes_on_behind_it() {
        var story = broken(new Story().admit()).answers("done");

        story.admit("next");

        assertThat(story.newCalls()).hasSize(1);
    }

    @Test
    void a_failing_event_that_is_seen_again_changes_nothing() {
        var story = broken(new Story().admit()).answers("done");

        story.deliver(story.lastInput());

        assertThat(story.effects()).isEmpty();
    }

    @Test
    void a_timer_of_a_broken_run_ends_that_run_and_the_other_timers_are_handled() {
        var story = broken(new Story().admit());
        story.tell(Tell.admitted(
                new RunKey("acme", "zoo", "other"),
                Given.agent(UnknownOutcome.TELL_MODEL),
                Given.LIMITS,
                Given.SESSION_LIMITS));

        story.tell(Tell.handedOver(List.of(story.highestSeq())));

        story.later(101_000).timer();

        assertThat(story.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(story.newCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.head().run().run()).isEqualTo("other"));
        assertThat(story.timer().effects())
                .as("nothing is left to fail on again")
                .noneMatch(Effect.Quarantine.class::isInstance);
    }

    @Test
    void a_take_over_with_a_broken_run_loses_the_calls_of_all_others() {
        var story = broken(new Story().admit());
        story.tell(Tell.admitted(
                new RunKey("acme", "zoo", "other"),
                Given.agent(UnknownOutcome.TELL_MODEL),
                Given.LIMITS,
                Given.SESSION_LIMITS));

        story.loseCallers();

        assertThat(story.outcome().run()).isEqualTo(Story.RUN);
        assertThat(story.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(story.newCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.head().grant()).isEqualTo(2));
    }

    @Test
    void a_broken_run_that_is_next_in_its_session_does_not_hurt_the_one_before() {
        var other = Given.agent(UnknownOutcome.TELL_MODEL);
        var story = new Story().tell(Tell.admitted(Story.run("first"), other, Given.LIMITS, Given.SESSION_LIMITS));
        var first = Tell.to(story.calls().getLast());
        broken(story.admit());

        story.tell(Tell.answers(first, "done"));

        assertThat(story.outcomes())
                .extracting(outcome -> outcome.run().run() + " " + outcome.status())
                .containsExactlyInAnyOrder("r FAILED", "first COMPLETED");
        assertThat(story.session().active()).isEmpty();
    }

    @Test
    void an_admission_that_fails_is_refused_so_that_it_has_an_outcome() {
        var story = new Story();
        var wrong = Given.only("iterations", 5);

        story.tell(Tell.admitted(Story.RUN, broken(), wrong, wrong));

        assertThat(story.outcome().status()).isEqualTo(RunStatus.REJECTED);
        assertThat(story.outcome().reason()).isEqualTo(Reason.INTERNAL_ERROR);
    }

    @Test
    void what_a_failed_run_had_out_stays_reserved_until_its_bill_is_known() {
        var story = broken(new Story().admit());

        story.command("c1", CommandKind.CANCEL);

        assertThat(story.outcome().status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(story.ended().head().budget().reserved()).isNotEqualTo(Spend.ZERO);
    }

    @Test
    void every_decision_names_the_digests_of_the_entities_that_it_changed() {
        var story = new Story().admit();

        var decided = story.events(Decided.class).getFirst();
        assertThat(decided.offset()).isZero();
        assertThat(decided.machineVersion()).isEqualTo(Rules.MACHINE_VERSION);
        assertThat(decided.entities())
                .extracting(EntityDigest::entity)
                .containsExactly("partition", "run/acme/desk/r", "session/acme/desk");
        assertThat(decided.entities())
                .allSatisfy(digest -> assertThat(digest.digest().length()).isEqualTo(8));
        assertThat(decided.effects().length()).isEqualTo(16);
    }

    @Test
    void an_entity_that_is_gone_has_an_empty_digest() {
        var story = new Story().admit().answers("done");

        assertThat(story.events(Decided.class).getFirst().entities())
                .filteredOn(digest -> digest.entity().equals("run/acme/desk/r"))
                .singleElement()
                .satisfies(digest -> assertThat(digest.digest().isEmpty()).isTrue());
    }

    @Test
    void another_answer_is_another_digest() {
        var one = new Story().admit().answers("one").events(Decided.class).getFirst();
        var two = new Story().admit().answers("two").events(Decided.class).getFirst();

        assertThat(one.effects()).isNotEqualTo(two.effects());
    }

    @Test
    void an_event_that_changes_nothing_but_the_partition_leaves_no_evidence() {
        var story = new Story().admit().answers("done");

        assertThat(story.tell(Tell.tookOver(0)).effects()).isEmpty();
    }

    @Test
    void snapshots_come_first_and_then_every_64_changes_and_hold_no_message() {
        var story = new Story().admit();
        assertThat(snapshots(story)).isEqualTo(3);

        var more = 0L;
        for (var step = 0; step < 22; step++) {
            more += snapshots(story.asks("read")) + snapshots(story.tool("read", ToolStatus.OK));
        }

        assertThat(more).as("run events, three in each step").isEqualTo(1);
    }

    private static long snapshots(Story story) {
        return story.effects().stream()
                .filter(Effect.Snapshot.class::isInstance)
                .count();
    }

    /// Takes away what no event can: the agent that every run of [Given#AGENT] is pinned to.
    private static Story broken(Story story) {
        story.state().entities.remove("agent/" + Given.AGENT.version());
        return story;
    }

    /// An agent whose price makes the arithmetic overflow.
    private static AgentDefinition broken() {
        var agent = Given.AGENT;
        return new AgentDefinition(
                agent.name(),
                "",
                agent.model(),
                agent.instructions(),
                agent.tools(),
                agent.limits(),
                agent.sessionLimits(),
                agent.maxCompletionTokens(),
                1,
                2,
                2,
                agent.onUnknownOutcome(),
                new Price(true, Long.MAX_VALUE, 1, 1, 1));
    }
}
