package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.request.CommandKind;
import dev.taffrail.schemas.run.RunKey;
import dev.taffrail.schemas.run.Spend;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// At most 256 calls of a partition are unanswered; the rest wait, one tenant's turn after the other.
class QueueRulesTest {
    @Test
    void call_257_waits_with_its_budget_reserved() {
        var story = full().admit();

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.partition().outstanding()).isEqualTo(256);
        assertThat(story.live().head().budget().reserved()).isNotEqualTo(Spend.ZERO);
    }

    @Test
    void a_returned_call_lets_the_next_one_out() {
        var story = full().admit();

        answerOne(story);

        assertThat(story.newCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.head().run()).isEqualTo(Story.RUN));
        assertThat(story.partition().outstanding()).isEqualTo(256);
        assertThat(story.partition().ready()).isZero();
    }

    @Test
    void its_time_to_be_started_counts_from_then() {
        var story = full().admit().later(30_000);

        answerOne(story);

        assertThat(story.newCalls().getFirst().head().validUntil()).isEqualTo(story.now() + Rules.VALID_FOR);
    }

    @Test
    void tenants_take_turns_however_many_calls_one_of_them_has() {
        var story = full();
        IntStream.range(0, 3).forEach(n -> admit(story, "a", n));
        IntStream.range(0, 2).forEach(n -> admit(story, "b", n));
        admit(story, "c", 0);

        var order = new ArrayList<String>();
        for (var n = 0; n < 6; n++) {
            answerOne(story);
            story.newCalls()
                    .forEach(call -> order.add(
                            call.head().run().tenant() + call.head().run().run()));
        }

        assertThat(order).containsExactly("ar0", "br0", "cr0", "ar1", "br1", "ar2");
    }

    @Test
    void a_new_call_does_not_overtake_those_that_wait() {
        var story = full();
        admit(story, "a", 0);
        admit(story, "a", 1);
        answerOne(story);

        assertThat(story.partition().ready()).isEqualTo(1);
        admit(story, "a", 2);

        assertThat(story.newCalls()).isEmpty();
        assertThat(story.partition().ready()).isEqualTo(2);
    }

    @Test
    void a_run_that_ends_while_it_waits_leaves_the_queue() {
        var story = full().admit();
        admit(story, "a", 0);

        story.command("c1", CommandKind.CANCEL);

        assertThat(story.state().paths(Key.READY, "", 10)).hasSize(1);
        assertThat(story.partition().ready()).isEqualTo(1);
        answerOne(story);
        assertThat(story.newCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.head().run().tenant()).isEqualTo("a"));
    }

    private static Story full() {
        var story = new Story();
        IntStream.range(0, Rules.OUTSTANDING).forEach(n -> admit(story, "many", n));
        return story;
    }

    private static void admit(Story story, String tenant, int n) {
        story.tell(Tell.admitted(new RunKey(tenant, "s" + n, "r" + n)));
    }

    /// The oldest unanswered call of the tenant `many` is answered, and its run completes.
    private static void answerOne(Story story) {
        var done = story.outcomes().size();
        var call = story.calls().get(done);
        story.tell(Tell.answers(Tell.to(call), "done"));
        assertThat(story.outcomes()).hasSize(done + 1);
        assertThat(story.outcome().run().tenant()).isEqualTo("many");
    }
}
