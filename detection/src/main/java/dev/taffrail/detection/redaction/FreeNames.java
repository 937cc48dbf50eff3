package dev.taffrail.detection.redaction;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names that the objects of a document have. Two names of one object may be the same without what was taken out,
/// and a reader would lose a value.
final class FreeNames {
    private record Name(int holder, String text) {}

    private final Set<Name> taken = new HashSet<>();
    private final Map<Name, Integer> times = new HashMap<>();

    FreeNames(List<JsonPart> parts) {
        for (JsonPart part : parts) {
            if (part.isName()) {
                taken.add(new Name(part.holder(), part.value()));
            }
        }
    }

    /// `wanted`, or with a number behind it where the object of `part` has one like it.
    String free(JsonPart part, String wanted) {
        var name = new Name(part.holder(), wanted);
        int time = times.getOrDefault(name, 1);
        String free = time == 1 ? wanted : numbered(wanted, time);
        while (!taken.add(new Name(part.holder(), free))) {
            time++;
            free = numbered(wanted, time);
        }
        times.put(name, time);
        return free;
    }

    private static String numbered(String wanted, int time) {
        return wanted + " (" + time + ")";
    }
}
