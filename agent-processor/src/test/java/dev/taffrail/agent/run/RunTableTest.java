package dev.taffrail.agent.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.golden.Golden;
import dev.taffrail.schemas.inbox.InboxEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every state meets every event. The table is the documentation, and the review of a change to the rules is its diff.
class RunTableTest {
    private static final String TABLE = "docs/reference/run-machine.md";
    private static final String NOTHING = "";

    @Test
    void the_table_is_the_one_we_agreed_on() {
        var events = TableEvent.all();
        var text = new StringBuilder(preface(events.size()));

        for (var state : TableState.all()) {
            text.append(section(state, events));
        }

        text.append(ScopeTable.text());
        Golden.check(TABLE, text.toString());
    }

    @Test
    void no_rule_fails_anywhere() {
        everyCell((state, event, story) -> assertThat(story.effects())
                .as("%s meets %s", state, event)
                .noneMatch(Effect.Quarantine.class::isInstance));
    }

    @Test
    void an_event_that_the_gate_repeats_changes_nothing_in_any_state() {
        everyCell((state, event, story) -> {
            var last = story.log().isEmpty() ? null : story.log().getLast();
            if (last != null && last.event() instanceof InboxEvent.Sourced) {
                var before = new MapState(story.state());

                story.deliver(new Input(last.partition(), story.log().size(), story.now(), last.event()));

                assertThat(story.effects())
                        .as("%s meets %s again", state, event)
                        .isEmpty();
                assertThat(withoutPartition(story.state()).entities).isEqualTo(withoutPartition(before).entities);
            }
        });
    }

    private interface Cell {
        void check(String state, String event, Story story);
    }

    private static void everyCell(Cell cell) {
        for (var state : TableState.all()) {
            for (var event : TableEvent.all()) {
                cell.check(
                        state.name(),
                        event.name(),
                        event.happens().apply(state.story().copy()));
            }
        }
    }

    private static MapState withoutPartition(MapState state) {
        var copy = new MapState(state);
        copy.entities.remove("partition");
        return copy;
    }

    private static String section(TableState state, List<TableEvent> events) {
        var text = new StringBuilder("\n## %s\n\n".formatted(state.name()));
        if (!state.how().isEmpty()) {
            text.append(state.how()).append('\n');
        }
        text.append(
                "State: %s.%s\n\n".formatted(TableText.state(state.story()), budget(TableText.budget(state.story()))));
        var rows = new LinkedHashMap<String, List<String>>();
        for (var event : events) {
            var after = event.happens().apply(state.story().copy());
            rows.computeIfAbsent(outcome(state.story(), after), _ -> new ArrayList<>())
                    .add(event.name());
        }
        var nothing = rows.getOrDefault(NOTHING, List.of());
        rows.remove(NOTHING);
        if (!rows.isEmpty()) {
            text.append("| event | next state | spent / held / open | effects |\n|---|---|---|---|\n");
            rows.forEach((outcome, names) ->
                    text.append("| %s | %s |\n".formatted(EventNames.joined(names, events), outcome)));
            text.append('\n');
        }
        return text.append("Nothing changes with: %s.\n".formatted(EventNames.joined(nothing, events)))
                .toString();
    }

    private static String outcome(Story before, Story after) {
        var words = after.log().size() == before.log().size() ? "" : TableText.effects(after.effects());
        var same = TableText.state(after).equals(TableText.state(before))
                && TableText.budget(after).equals(TableText.budget(before));
        return words.isEmpty() && same
                ? NOTHING
                : "%s | %s | %s".formatted(TableText.state(after), TableText.budget(after), words);
    }

    private static String budget(String budget) {
        return budget.isEmpty() ? "" : " Spent / held / open: " + budget + ".";
    }

    private static String preface(int events) {
        return """
            # The run machine: every state, every event

            Written by `RunTableTest`; the build fails when the machine decides otherwise. Machine version %d, %d events.
            [The concept page](../concepts/run-machine.md) says in words what the table says in rows.

            - A call is named with its grant: `out#2` is the second grant, with the callers. *held*: not granted yet. *delayed*: waits
              before its next grant. *ready*: granted, and waiting because 256 calls of the partition are unanswered. *handed over*: its
              caller gave the partition up and still runs it. *the grant before*: the one whose number is one less than the latest.
            - *spent / held / open*: tokens (t) and tool calls (c) that were charged; those that are reserved; and how many grants
              were given up that may still be billed.
            - Effects are named in their order. Left out: the evidence of each decision, snapshots and metrics.
            - The agent has the tools `read` (read only), `put` (idempotent) and `send` (once), two calls in parallel, two repairs.
              A model result is for the latest model call of the run, a tool result for its latest tool call, CallNotStarted and
              the callers' statements for its latest call. SlotAnswered is for leg 1; what a tenant's scope makes of questions
              stands at the end.
            """.formatted(Rules.MACHINE_VERSION, events);
    }
}
