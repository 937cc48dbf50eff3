package dev.taffrail.guardrail.policy;

import dev.taffrail.schemas.codec.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of a policy file. Remembers what was asked for, so that [#rejectUnread] finds what is misspelt, and
/// knows its lines.
final class PolicySection {
    private final String file;
    private final int line;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private PolicySection(String file, MappingNode mapping) {
        this.file = file;
        this.line = line(mapping);
        for (var entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(no text)";
            if (fields.put(key, entry.getValueNode()) != null) {
                throw wrong(key, "is given twice; remove one");
            }
        }
    }

    static PolicySection parse(String file, String text) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(PolicyFile.MAX_BYTES)
                .setMaxAliasesForCollections(0)
                .build();
        if (composed(settings, file, text) instanceof MappingNode mapping) {
            return new PolicySection(file, mapping);
        }
        throw new InvalidPolicy(file + ": the file must hold a mapping with name and rules");
    }

    /// The parser is not ours, and anybody may register a policy: whatever it throws says that this is none.
    private static @Nullable Node composed(LoadSettings settings, String file, String text) {
        try {
            return new Compose(settings).composeString(text).orElse(null);
        } catch (MarkedYamlEngineException e) {
            int at = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw new InvalidPolicy(file + ":" + at + ": no valid YAML: " + e.getProblem());
        } catch (RuntimeException e) {
            throw new InvalidPolicy(file
                    + YamlControl.first(text)
                            .map(YamlControl::problem)
                            .or(() -> YamlAlias.ofCollection(settings, text).map(YamlAlias::problem))
                            .orElse(": no valid YAML: " + e.getMessage()));
        }
    }

    boolean has(String name) {
        asked.add(name);
        return fields.containsKey(name);
    }

    /// The names that are there, in the order of the file.
    List<String> names() {
        asked.addAll(fields.keySet());
        return List.copyOf(fields.keySet());
    }

    /// All fields, which must be text.
    SequencedMap<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        names().forEach(name -> all.put(name, text(name)));
        return Collections.unmodifiableSequencedMap(all);
    }

    /// A field as it stands there, in one line.
    String spelt(String name) {
        return spelt(take(name));
    }

    private static String spelt(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence ->
                sequence.getValue().stream().map(PolicySection::spelt).collect(Collectors.joining(", ", "[", "]"));
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(entry -> spelt(entry.getKeyNode()) + ": " + spelt(entry.getValueNode()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> node.getNodeType().toString();
        };
    }

    String text(String name) {
        return scalar(name, take(name));
    }

    List<String> texts(String name) {
        return elements(name).stream().map(node -> scalar(name, node)).toList();
    }

    /// @param otherwise null when the field must be there
    int number(String name, int least, int most, @Nullable Integer otherwise) {
        if (!has(name) && otherwise != null) {
            return otherwise;
        }
        String text = text(name);
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw wrong(name, "must be a whole number from " + least + " to " + most + ", but is '" + text + "'");
    }

    PolicySection section(String name) {
        return section(name, take(name));
    }

    List<PolicySection> sections(String name) {
        return elements(name).stream().map(node -> section(name, node)).toList();
    }

    void rejectUnread() {
        for (String name : fields.keySet()) {
            if (!asked.contains(name)) {
                var known = List.copyOf(asked);
                throw wrong(
                        name,
                        "is not known"
                                + Nearest.to(name, known)
                                        .map(nearest -> "; did you mean " + nearest + "?")
                                        .orElse("; known are " + String.join(", ", known)));
            }
        }
    }

    InvalidPolicy wrong(String name, String problem) {
        Node node = fields.get(name);
        return new InvalidPolicy(file + ":" + (node == null ? line : line(node)) + ": " + name + " " + problem);
    }

    private Node take(String name) {
        asked.add(name);
        Node node = fields.get(name);
        if (node == null) {
            throw wrong(name, "is missing; add it");
        }
        return node;
    }

    /// Whether it is `[]`, which says that there is nothing, and is not missing.
    boolean isEmptyList(String name) {
        return take(name) instanceof SequenceNode sequence
                && sequence.getValue().isEmpty();
    }

    private List<Node> elements(String name) {
        if (take(name) instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return new ArrayList<>(sequence.getValue());
        }
        throw wrong(name, "must be a list that is not empty");
    }

    private PolicySection section(String name, Node node) {
        if (node instanceof MappingNode mapping) {
            return new PolicySection(file, mapping);
        }
        throw wrong(name, "must be a mapping, in line " + line(node));
    }

    private String scalar(String name, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(name, "must be text, in line " + line(node));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }
}
