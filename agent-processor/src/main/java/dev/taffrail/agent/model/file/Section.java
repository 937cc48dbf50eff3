package dev.taffrail.agent.model.file;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/// One mapping of a YAML file. Remembers which fields were asked for, so that [#rejectUnread] finds misspelt ones.
public final class Section {
    private final String file;
    private final String path;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Set<String> read = new LinkedHashSet<>();

    Section(String file, String path, MappingNode mapping) {
        this.file = file;
        this.path = path;
        this.line = line(mapping);
        for (var entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw wrong("a field name must be plain text");
            }
            if (fields.put(key.getValue(), entry.getValueNode()) != null) {
                throw new InvalidFile(file + ":" + line(key), within(key.getValue()) + " is given twice; remove one");
            }
        }
    }

    /// The names of the fields, in the order of the file.
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /// Whether the field is there.
    public boolean has(String name) {
        read.add(name);
        return fields.containsKey(name);
    }

    /// Whether the field is there and is a mapping of its own.
    public boolean isSection(String name) {
        read.add(name);
        return fields.get(name) instanceof MappingNode;
    }

    /// Whether the field is there and is text: quoted, or nothing that YAML takes for a number, a truth value or
    /// null.
    public boolean isText(String name) {
        read.add(name);
        return fields.get(name) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    /// Text, or any other scalar as it is written.
    public String text(String name) {
        if (take(name) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw wrong(name, "must be text");
    }

    /// Like [#text], empty when the field is absent.
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /// A whole number that is not negative.
    public long count(String name) {
        try {
            long value = Long.parseLong(text(name));
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw wrong(name, "must be a whole number, but is '" + text(name) + "'");
        }
        throw wrong(name, "must not be negative, but is " + text(name));
    }

    /// Like [#count], empty when the field is absent.
    public OptionalLong optionalCount(String name) {
        return has(name) ? OptionalLong.of(count(name)) : OptionalLong.empty();
    }

    /// `true` or `false`.
    public boolean flag(String name) {
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(name, "must be true or false, but is '" + text(name) + "'");
        };
    }

    /// A length of time such as `250ms`, `2s` or `1m`, empty when the field is absent.
    public Optional<Duration> optionalDuration(String name) {
        return has(name) ? Optional.of(duration(name)) : Optional.empty();
    }

    private Duration duration(String name) {
        String text = text(name);
        int unit = 0;
        while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        if (unit == 0 || unit > 9) {
            throw wrong(name, "must be a length of time such as 250ms, 2s or 1m, but is '" + text + "'");
        }
        long amount = Long.parseLong(text.substring(0, unit));
        return switch (text.substring(unit)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> throw wrong(name, "must be a length of time such as 250ms, 2s or 1m, but is '" + text + "'");
        };
    }

    /// A mapping of its own.
    public Section section(String name) {
        if (take(name) instanceof MappingNode mapping) {
            return new Section(file, within(name), mapping);
        }
        throw wrong(name, "must be a mapping");
    }

    /// A list of mappings.
    ///
    /// @param item what messages call one of them; they count from 1
    public List<Section> sections(String name, String item) {
        if (!(take(name) instanceof SequenceNode sequence)) {
            throw wrong(name, "must be a list");
        }
        var sections = new ArrayList<Section>();
        for (Node node : sequence.getValue()) {
            String itemPath = within(name) + " " + item + " " + (sections.size() + 1);
            if (!(node instanceof MappingNode mapping)) {
                throw new InvalidFile(file + ":" + line(node), itemPath + " must be a mapping");
            }
            sections.add(new Section(file, itemPath, mapping));
        }
        return sections;
    }

    /// Any value, as JSON.
    public JsonNode json(String name) {
        return YamlJson.of(take(name), (node, problem) -> wrong(name, "line " + line(node) + " " + problem));
    }

    /// Fails on the first field that nobody asked for.
    public void rejectUnread() {
        for (String name : fields.keySet()) {
            if (!read.contains(name)) {
                throw wrong(name, "is not known here; known are " + String.join(", ", read));
            }
        }
    }

    /// Says that a field is wrong.
    public InvalidFile wrong(String name, String problem) {
        Node node = fields.get(name);
        return new InvalidFile(file + ":" + (node == null ? line : line(node)), within(name) + " " + problem);
    }

    /// Says that this section as a whole is wrong.
    public InvalidFile wrong(String problem) {
        return new InvalidFile(file + ":" + line, path.isEmpty() ? problem : path + " " + problem);
    }

    private Node take(String name) {
        read.add(name);
        Node node = fields.get(name);
        if (node == null) {
            throw wrong(name, "is missing; add it");
        }
        return node;
    }

    private String within(String name) {
        return path.isEmpty() ? name : path + ", " + name;
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
