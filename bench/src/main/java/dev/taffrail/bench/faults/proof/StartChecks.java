package dev.taffrail.bench.faults.proof;

import dev.taffrail.bench.faults.log.Sightings;
import dev.taffrail.bench.faults.outside.Effectful;
import dev.taffrail.bench.faults.outside.Start;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Starts outside against grants on the log. Pure.
final class StartChecks {
    private StartChecks() {}

    /// The key is that of the call over all its grants, so one start for each key is one start for each grant, and
    /// none after a start.
    static Check once(List<Start> starts) {
        String once = Effectful.FAULT_SEND.word();
        Map<String, Long> byKey = counted(starts, start -> start.what().equals(once));
        var problems = byKey.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(entry -> "%s was started %d times".formatted(entry.getKey(), entry.getValue()))
                .toList();
        return new Check(
                Check.ONCE, problems, "%d calls that may not be repeated, none started twice".formatted(byKey.size()));
    }

    static Check grants(List<Start> starts, Sightings log) {
        var problems = new ArrayList<String>();
        Map<String, Long> byKey = counted(starts, _ -> true);
        byKey.forEach((key, count) -> {
            List<Integer> grants = log.grants().getOrDefault(key, List.of());
            int unused = log.notStarted().getOrDefault(callId(key), 0);
            if (count > grants.size() - unused) {
                problems.add("%s was started %d times with %d grants, %d of which were given back"
                        .formatted(key, count, grants.size(), unused));
            }
        });
        log.grants().forEach((key, grants) -> {
            if (new HashSet<>(grants).size() != grants.size()) {
                problems.add("%s was granted as %s".formatted(key, grants));
            }
        });
        long repeated = byKey.values().stream().filter(count -> count > 1).count();
        return new Check(
                Check.GRANTS,
                problems,
                "%d starts of %d calls, each with a grant of its own; %d calls started again (%s)"
                        .formatted(starts.size(), byKey.size(), repeated, what(starts, byKey)));
    }

    private static Map<String, Long> counted(List<Start> starts, Predicate<Start> which) {
        return starts.stream().filter(which).collect(Collectors.groupingBy(Start::key, Collectors.counting()));
    }

    private static String what(List<Start> starts, Map<String, Long> byKey) {
        var again = new TreeMap<String, Integer>();
        var seen = new HashSet<String>();
        for (Start start : starts) {
            if (byKey.getOrDefault(start.key(), 0L) > 1 && seen.add(start.key())) {
                again.merge(start.what(), 1, Integer::sum);
            }
        }
        return again.isEmpty() ? "none" : again.toString();
    }

    private static String callId(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
