package dev.taffrail.agent.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The names of several events in one cell: those of one family share its name, and a whole family is `every Family`.
final class EventNames {
    private EventNames() {}

    static String joined(List<String> names, List<TableEvent> all) {
        var families = new ArrayList<String>();
        names.stream().map(EventNames::family).distinct().forEach(family -> families.add(words(family, names, all)));
        return String.join(" · ", families);
    }

    private static String words(String family, List<String> names, List<TableEvent> all) {
        var own = names.stream().filter(name -> family(name).equals(family)).toList();
        var known = all.stream()
                .filter(event -> family(event.name()).equals(family))
                .count();
        if (own.size() == 1 || !Character.isUpperCase(family.charAt(0))) {
            return String.join(" · ", own);
        }
        return own.size() == known
                ? "every " + family
                : family + " "
                        + own.stream()
                                .map(name -> name.substring(family.length()).strip())
                                .collect(Collectors.joining(" · "));
    }

    private static String family(String name) {
        return name.split("[ ,]", 2)[0];
    }
}
