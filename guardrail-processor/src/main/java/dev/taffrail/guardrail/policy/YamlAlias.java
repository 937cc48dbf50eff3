package dev.taffrail.guardrail.policy;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;

/// Where YAML says `*name` for a list or a mapping that stands elsewhere. A short file may become a long policy by it,
/// and one that holds itself, so none is taken.
record YamlAlias(int line, String name) {
    /// The first of them; empty also where the parser fails before it comes to one.
    static Optional<YamlAlias> ofCollection(LoadSettings settings, String text) {
        try {
            return first(new Parse(settings).parseString(text));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<YamlAlias> first(Iterable<Event> events) {
        Set<Anchor> collections = new HashSet<>();
        for (Event event : events) {
            if (event instanceof CollectionStartEvent start) {
                start.getAnchor().ifPresent(collections::add);
            }
            if (event instanceof AliasEvent alias && collections.contains(alias.getAlias())) {
                int line = alias.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
                return Optional.of(new YamlAlias(line, alias.getAlias().getValue()));
            }
        }
        return Optional.empty();
    }

    String problem() {
        return ":" + line + ": *" + name + " repeats a list or mapping from elsewhere; write out here what &" + name
                + " stands before";
    }
}
