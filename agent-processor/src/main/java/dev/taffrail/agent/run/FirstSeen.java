package dev.taffrail.agent.run;

import dev.taffrail.schemas.message.Message;
import dev.taffrail.schemas.text.Origin;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// From where on a conversation holds text of an origin. What is not cut away stays, however often a run is resumed.
///
/// @param sequence of the first such message
public record FirstSeen(Origin origin, long sequence) {

    /// What is known of a conversation once `added` stand in it, from `sequence` on.
    static List<FirstSeen> with(List<FirstSeen> seen, List<Message> added, long sequence) {
        var known = EnumSet.noneOf(Origin.class);
        seen.forEach(each -> known.add(each.origin()));
        List<FirstSeen> all = seen;
        for (int i = 0; i < added.size(); i++) {
            var text = added.get(i).text();
            if (!text.isEmpty() && known.add(text.origin())) {
                var longer = new ArrayList<>(all);
                longer.add(new FirstSeen(text.origin(), sequence + i));
                all = List.copyOf(longer);
            }
        }
        return all;
    }

    /// The same when the conversation ends before `messages` again.
    static List<FirstSeen> before(List<FirstSeen> seen, long messages) {
        return seen.stream().filter(each -> each.sequence() < messages).toList();
    }
}
