package dev.taffrail.guardrail.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The names of the objects of a document that parts leave. Two names of one object may be the same without what was
/// taken out, and a reader would lose a value.
final class JsonNames {
    private record Name(int holder, String text) {}

    private final Set<Name> given = new HashSet<>();
    private final Map<Name, Integer> times = new HashMap<>();

    /// @param touched what is changed
    JsonNames(String json, List<JsonToken> tokens, List<Touched> touched) {
        var changed = touched.stream()
                .map(Touched::token)
                .filter(JsonToken::isName)
                .map(JsonToken::start)
                .collect(Collectors.toSet());
        if (changed.isEmpty()) {
            return;
        }
        for (JsonToken token : tokens) {
            if (token.isName() && !changed.contains(token.start())) {
                given.add(name(token, json.substring(token.start(), token.end())));
            }
        }
    }

    /// What is added to a changed name of an object that has another one like it; else nothing.
    String toTellFromOthers(JsonToken token, String raw) {
        Name wanted = name(token, raw);
        int time = times.getOrDefault(wanted, 1);
        String added = time == 1 ? "" : suffix(time);
        while (!given.add(new Name(token.holder(), wanted.text() + added))) {
            time++;
            added = suffix(time);
        }
        times.put(wanted, time);
        return added;
    }

    private static String suffix(int time) {
        return " (" + time + ")";
    }

    private static Name name(JsonToken token, String raw) {
        return new Name(token.holder(), Field.meaning(raw));
    }
}
