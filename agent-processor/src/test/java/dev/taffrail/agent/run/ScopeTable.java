package dev.taffrail.agent.run;

import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.SlotAsked;
import dev.taffrail.schemas.inbox.SlotReleased;
import dev.taffrail.schemas.policy.Concurrency;
import dev.taffrail.schemas.run.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The last section of the golden table: what the scope of a tenant makes of questions and releases.
final class ScopeTable {
    private static final String USER = "me";

    private ScopeTable() {}

    static String text() {
        var text = new StringBuilder("""

                ## The scope of a tenant

                Decided by the partition of its key. The run asks with the limits 3 for its tenant and 2 for its user. Slots held of the tenant /
                of the user, and the leg of the run that holds one.

                | held | event | held afterwards | effects |
                |---|---|---|---|
                """);
        states().forEach((state, story) -> events().forEach((name, event) -> {
            var after = story.copy().hear(event);
            text.append("| %s: %s | %s | %s | %s |\n"
                    .formatted(state, held(story), name, held(after), TableText.effects(after.effects())));
        }));
        return text.toString();
    }

    private static Map<String, Story> states() {
        var states = new LinkedHashMap<String, Story>();
        states.put("nothing", new Story());
        states.put("by the run", new Story().hear(asked(1)));
        states.put("by its leg 2", new Story().hear(asked(1)).hear(taken(2)));
        states.put("by two of other users", others(2, "you"));
        states.put("by three of other users", others(3, "you"));
        states.put("by two of the user", others(2, USER));
        return states;
    }

    private static Map<String, InboxEvent.Told> events() {
        var events = new LinkedHashMap<String, InboxEvent.Told>();
        events.put("SlotAsked", asked(1));
        events.put("SlotAsked, leg 2, no limit", taken(2));
        events.put("SlotReleased", new SlotReleased(Story.RUN, 1));
        events.put("SlotReleased, leg 2", new SlotReleased(Story.RUN, 2));
        return events;
    }

    private static Story others(int runs, String user) {
        var story = new Story();
        IntStream.range(0, runs)
                .forEach(n ->
                        story.hear(new SlotAsked(new RunKey("acme", "s" + n, "s" + n), 1, user, Concurrency.NONE)));
        return story;
    }

    private static SlotAsked asked(int leg) {
        return new SlotAsked(Story.RUN, leg, USER, Story.LIMITS);
    }

    private static SlotAsked taken(int leg) {
        return new SlotAsked(Story.RUN, leg, USER, Concurrency.NONE);
    }

    private static String held(Story story) {
        var words = new ArrayList<>(List.of("%d / %d".formatted(count(story, "scope/tenant/acme"), ofUser(story))));
        var holder = story.state().get(Key.holder(Story.RUN));
        if (holder != null) {
            words.add("leg " + holder.leg());
        }
        return String.join(", ", words);
    }

    private static int ofUser(Story story) {
        var path =
                new Story().hear(asked(1)).state().paths("scope/user/", "", 1).getFirst();
        return count(story, path);
    }

    private static int count(Story story, String path) {
        var counted = story.state().get(new Key<>(path, Entity.RunsAtWork.class));
        return counted == null ? 0 : counted.count();
    }
}
