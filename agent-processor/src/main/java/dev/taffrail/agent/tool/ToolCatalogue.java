package dev.taffrail.agent.tool;

import dev.taffrail.detection.toolcall.ToolNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tools that are installed in this process, by name. Immutable.
public final class ToolCatalogue {
    private final SortedMap<String, Entry> entries;

    private record Entry(Tool tool, ToolSpec spec, String origin) {}

    private ToolCatalogue(SortedMap<String, Entry> entries) {
        this.entries = entries;
    }

    /// Everything on the class path: the built-in tools and the plug-ins.
    public static ToolCatalogue installed(ToolSurroundings surroundings) {
        return of(ServiceLoader.load(ToolProvider.class), surroundings);
    }

    /// @throws IllegalArgumentException when two tools have the same name, naming both origins
    public static ToolCatalogue of(Iterable<ToolProvider> providers, ToolSurroundings surroundings) {
        var entries = new TreeMap<String, Entry>();
        for (ToolProvider provider : providers) {
            for (Tool tool : provider.tools(surroundings)) {
                add(entries, new Entry(tool, tool.spec(), provider.origin()));
            }
        }
        return new ToolCatalogue(entries);
    }

    private static void add(SortedMap<String, Entry> entries, Entry entry) {
        Entry first = entries.put(entry.spec().name(), entry);
        if (first != null) {
            throw new IllegalArgumentException(
                    "two tools are named '%s', one from %s and one from %s; rename or remove one"
                            .formatted(entry.spec().name(), first.origin(), entry.origin()));
        }
    }

    public Optional<Tool> find(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::tool);
    }

    /// Where a tool comes from, for people.
    public Optional<String> origin(String name) {
        return Optional.ofNullable(entries.get(name)).map(Entry::origin);
    }

    /// All of them, sorted by name.
    public List<ToolSpec> specs() {
        return entries.values().stream().map(Entry::spec).toList();
    }

    /// The tools that an agent file lists, in its order.
    ///
    /// @throws IllegalArgumentException for a name that is not installed, with the nearest one that is
    public List<ToolSpec> specs(Collection<String> names) {
        var specs = new ArrayList<ToolSpec>(names.size());
        for (String name : names) {
            Entry entry = entries.get(name);
            if (entry == null) {
                throw new IllegalArgumentException(unknown(name));
            }
            specs.add(entry.spec());
        }
        return List.copyOf(specs);
    }

    /// A sentence about a name that is not installed.
    public String unknown(String name) {
        return new ToolNames(entries.keySet()).unknown(name);
    }
}
